// google-spreadsheet against the local workbook at ROOT, signed in with the key file KEY.
// It knows no other address than Google's: what goes there is led to ROOT.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, beforeEach, test } from 'node:test';

import { JWT } from 'google-auth-library';
import { GoogleSpreadsheet } from 'google-spreadsheet';

const { ROOT, KEY } = process.env;
const GOOGLE = /^https:\/\/(sheets\.googleapis\.com|www\.googleapis\.com|oauth2\.googleapis\.com)/;
const plainFetch = globalThis.fetch;

function ledHome(input, init) {
  const url = String(input instanceof Request ? input.url : input).replace(GOOGLE, ROOT);
  if (!url.startsWith(ROOT)) throw new Error(`${url} is not of the local workbook`);
  return input instanceof Request ? plainFetch(new Request(url, input), init) : plainFetch(url, init);
}
globalThis.fetch = ledHome;

let auth;
let doc;
let sheet;

before(() => {
  const key = JSON.parse(readFileSync(KEY, 'utf8'));
  auth = new JWT({
    email: key.client_email,
    key: key.private_key,
    scopes: [
      'https://www.googleapis.com/auth/spreadsheets',
      'https://www.googleapis.com/auth/drive.file',
    ],
    transporterOptions: { fetchImplementation: ledHome },
  });
});

beforeEach(async () => {
  doc = await GoogleSpreadsheet.createNewSpreadsheetDocument(auth, { title: '社区' });
  [sheet] = doc.sheetsByIndex;
});

async function rows(range) {
  return sheet.getCellsInRange(range, { valueRenderOption: 'UNFORMATTED_VALUE' });
}

async function reloaded() {
  const again = new GoogleSpreadsheet(doc.spreadsheetId, auth);
  await again.loadInfo();
  return again;
}

test('documents are made, loaded, changed and deleted', async () => {
  assert.equal(doc.title, '社区');
  assert.equal(doc.locale, 'en_US');
  assert.equal(doc.defaultFormat.verticalAlignment, 'BOTTOM');
  await doc.updateProperties({ title: 'renamed', locale: 'zh_CN', timeZone: 'Asia/Shanghai' });
  const again = await reloaded();
  assert.deepEqual([again.title, again.locale, again.timeZone], ['renamed', 'zh_CN', 'Asia/Shanghai']);
  await doc.delete();
  await assert.rejects(reloaded(), /Google API error - \[404\] Requested entity was not found\./);
});

test('tabs come, change, are copied and go', async () => {
  const added = await doc.addSheet({ title: 'people', headerValues: ['id', 'name'] });
  assert.equal(doc.sheetCount, 2);
  assert.equal(doc.sheetsByTitle.people.sheetId, added.sheetId);
  await added.updateProperties({ title: '人员', hidden: false, tabColor: { red: 1 } });
  await added.resize({ rowCount: 10, columnCount: 5, frozenRowCount: 1 });
  const copy = await added.duplicate({ title: 'copy', index: 0, id: 77 });
  assert.deepEqual([copy.sheetId, copy.index], [77, 0]);
  const again = await reloaded();
  assert.deepEqual(again.sheetsByIndex.map((tab) => tab.title), ['copy', 'Sheet1', '人员']);
  const kept = again.sheetsById[added.sheetId];
  assert.deepEqual([kept.rowCount, kept.columnCount, kept.gridProperties.frozenRowCount], [10, 5, 1]);
  assert.equal(kept.tabColor.red, 1);
  const other = await GoogleSpreadsheet.createNewSpreadsheetDocument(auth, { title: 'other' });
  const copied = await added.copyToSpreadsheet(other.spreadsheetId);
  assert.equal((await copied).title, 'Copy of 人员');
  await copy.delete();
  assert.equal((await reloaded()).sheetCount, 2);
});

test('rows are objects', async () => {
  await sheet.setHeaderRow(['编号', 'name', 'n']);
  await sheet.addRow({ 编号: 'D-1', name: 'Wang', n: 7 });
  const more = await sheet.addRows([['D-2', 'Li', '007'], { 编号: "'007", n: '50%' }]);
  assert.equal(more[1].rowNumber, 4);
  const read = await sheet.getRows();
  assert.deepEqual(read.map((row) => row.toObject()), [
    { 编号: 'D-1', name: 'Wang', n: '7' },
    { 编号: 'D-2', name: 'Li', n: '7' },
    { 编号: '007', name: '', n: '50%' },
  ]);
  read[0].set('name', '王');
  await read[0].save();
  read[1].assign({ name: '=1+1', n: '=2' });
  await read[1].save({ raw: true });
  assert.deepEqual(await rows('A2:C3'), [['D-1', '王', 7], ['D-2', '=1+1', '=2']]);
  await read[0].delete();
  assert.equal(read[1].rowNumber, 2);
  assert.equal((await sheet.getRows({ offset: 1, limit: 1 }))[0].get('编号'), '007');
  await sheet.clearRows();
  assert.deepEqual(await sheet.getRows(), []);
  await sheet.clear();
  await assert.rejects(sheet.loadHeaderRow(), /No values in the header row/);
});

test('cells are loaded, changed together and saved', async () => {
  await sheet.loadCells('A1:C3');
  const cell = sheet.getCell(0, 0);
  cell.value = 'text';
  cell.note = 'a note';
  cell.textFormat = { bold: true };
  cell.backgroundColor = { red: 1 };
  sheet.getCell(0, 1).value = 0.25;
  sheet.getCell(0, 1).numberFormat = { type: 'PERCENT', pattern: '0%' };
  sheet.getCell(1, 0).value = true;
  sheet.getCell(1, 1).formula = '=B1*2';
  await sheet.saveUpdatedCells();
  assert.equal(cell.formattedValue, 'text');
  assert.equal(cell.note, 'a note');
  assert.equal(cell.effectiveFormat.textFormat.bold, true);
  assert.equal(sheet.getCell(0, 1).formattedValue, '25%');
  assert.equal(sheet.getCell(1, 0).boolValue, true);
  assert.equal(sheet.getCell(1, 1).formula, '=B1*2');
  assert.equal(sheet.getCell(1, 1).numberValue, 0.5);
  cell.clearAllFormatting();
  cell.value = null;
  await cell.save();
  assert.equal(cell.value, null);
  assert.equal(cell.userEnteredFormat, undefined);
  await sheet.loadCells({ startRowIndex: 5, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 2 });
  assert.equal(sheet.getCell(5, 1).value, null);
  assert.throws(() => sheet.getCell(9, 9), /has not been loaded yet/);
});

test('errors of formulas are values', async () => {
  await sheet.loadCells('A1');
  sheet.getCell(0, 0).formula = '=1/0';
  await sheet.saveUpdatedCells();
  assert.equal(sheet.getCell(0, 0).errorValue.type, 'DIVIDE_BY_ZERO');
  assert.equal(sheet.getCell(0, 0).formattedValue, '#DIV/0!');
});

test('rows and columns are inserted, moved, sized and deleted', async () => {
  await sheet.setHeaderRow(['a', 'b', 'c']);
  await sheet.addRows([[1, 2, 3], [4, 5, 6]]);
  await sheet.insertDimension('ROWS', { startIndex: 1, endIndex: 2 }, true);
  await sheet.insertDimension('COLUMNS', { startIndex: 0, endIndex: 1 });
  await sheet.moveDimension('COLUMNS', { startIndex: 1, endIndex: 2 }, 4);
  assert.deepEqual(await rows('A1:D4'), [['', 'b', 'c', 'a'], [], ['', 2, 3, 1], ['', 5, 6, 4]]);
  await sheet.deleteRows(1, 2);
  await sheet.deleteColumns(0, 1);
  await sheet.updateDimensionProperties('COLUMNS', { pixelSize: 33 }, { startIndex: 0, endIndex: 2 });
  await sheet.autoResizeDimensions('ROWS', { startIndex: 0, endIndex: 2 });
  await sheet.appendDimension('ROWS', 5);
  assert.deepEqual(await rows('A1:C3'), [['b', 'c', 'a'], [2, 3, 1], [5, 6, 4]]);
  assert.equal((await reloaded()).sheetsByIndex[0].rowCount, 1005);
});

test('blocks are copied, cut, pushed, sorted, split and tidied', async () => {
  const at = (top, left, height, width) => ({
    startRowIndex: top,
    endRowIndex: top + height,
    startColumnIndex: left,
    endColumnIndex: left + width,
  });
  await doc.sheetsApi.put('values/A1', {
    searchParams: { valueInputOption: 'RAW' },
    json: { values: [['b', 2], ['a', 1], ['a', 1], [' x  y ', 3]] },
  });
  await sheet.copyPaste(at(0, 0, 1, 2), at(0, 3, 1, 2), 'PASTE_VALUES');
  assert.deepEqual(await rows('D1:E1'), [['b', 2]]);
  await sheet.cutPaste(at(0, 3, 1, 2), { rowIndex: 9, columnIndex: 0 });
  assert.deepEqual(await rows('A10:B10'), [['b', 2]]);
  await sheet.trimWhitespace(at(0, 0, 4, 2));
  await sheet.deleteDuplicates(at(0, 0, 4, 2));
  await sheet.sortRange(at(0, 0, 3, 2), [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }]);
  assert.deepEqual(await rows('A1:B4'), [['x y', 3], ['b', 2], ['a', 1]]);
  await sheet.insertRange(at(0, 0, 1, 1), 'ROWS');
  await sheet.deleteRange(at(0, 0, 1, 1), 'ROWS');
  await sheet.findReplace('x', 'z', { matchCase: true });
  await sheet.textToColumns(at(0, 0, 1, 1), 'SPACE');
  assert.deepEqual(await rows('A1:B1'), [['z', 'y']]);
  await sheet.repeatCell(at(20, 0, 2, 2), { userEnteredValue: { numberValue: 1 } }, 'userEnteredValue');
  await sheet.appendCells([{ values: [{ userEnteredValue: { stringValue: 'last' } }] }], '*');
  assert.deepEqual(await rows('A21:B23'), [[1, 1], [1, 1], ['last']]);
});

test('what is not there is named', async () => {
  const corner = { rowIndex: 0, columnIndex: 0 };
  const range = { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };
  const refused = (kind) => new RegExp(`\\[501\\].*${kind}`);
  await assert.rejects(sheet.pasteData(corner, 'a,b', ','), refused('pasteData'));
  await assert.rejects(sheet.autoFill(range), refused('autoFill'));
  await assert.rejects(sheet.randomizeRange(range), refused('randomizeRange'));
});

test('looks, names, filters, protection, rules and banding', async () => {
  const range = { startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 };
  const full = { sheetId: sheet.sheetId, ...range };
  await sheet.mergeCells(range, 'MERGE_COLUMNS');
  await sheet.unmergeCells(range);
  await sheet.updateBorders(range, { top: { style: 'SOLID' } });
  const named = await sheet.addNamedRange('block', range);
  await sheet.updateNamedRange(named.namedRange.namedRangeId, { name: 'other' }, 'name');
  await sheet.deleteNamedRange(named.namedRange.namedRangeId);
  const { protectedRange } = await sheet.addProtectedRange({ range: full, description: 'mine' });
  await sheet.updateProtectedRange(protectedRange.protectedRangeId, { description: 'ours' });
  assert.equal((await reloaded()).sheetsByIndex[0].protectedRanges[0].description, 'ours');
  await sheet.deleteProtectedRange(protectedRange.protectedRangeId);
  await sheet.setDataValidation(range, {
    condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: '是' }] },
    strict: true,
    showCustomUi: true,
  });
  await sheet.setDataValidation(range, false);
  await sheet.setBasicFilter({ range });
  await sheet.clearBasicFilter();
  const { filter } = await sheet.addFilterView({ title: 'view', range: full });
  await sheet.updateFilterView({ ...filter, title: 'renamed' }, 'title');
  await sheet.duplicateFilterView(filter.filterViewId);
  await sheet.deleteFilterView(filter.filterViewId);
  const shown = await doc.sheetsApi.get('', { searchParams: { fields: 'sheets.filterViews(title)' } });
  assert.deepEqual(await shown.json(), { sheets: [{ filterViews: [{ title: 'Copy of renamed' }] }] });
  const condition = { type: 'NUMBER_GREATER', values: [{ userEnteredValue: '1' }] };
  const rule = { ranges: [full], booleanRule: { condition, format: { textFormat: { bold: true } } } };
  await sheet.addConditionalFormatRule(rule, 0);
  await sheet.updateConditionalFormatRule({ index: 0, rule });
  await sheet.deleteConditionalFormatRule(0);
  const { bandedRange } = await sheet.addBanding({
    range: full,
    rowProperties: { firstBandColor: { red: 1 }, secondBandColor: { blue: 1 } },
  });
  await sheet.updateBanding({ ...bandedRange, rowProperties: { firstBandColor: { green: 1 } } }, 'rowProperties.firstBandColor');
  await sheet.deleteBanding(bandedRange.bandedRangeId);
});

test('developer metadata', async () => {
  const made = await sheet.createDeveloperMetadata({
    metadataKey: 'k',
    metadataValue: 'v',
    visibility: 'DOCUMENT',
    location: { sheetId: sheet.sheetId },
  });
  const lookup = { developerMetadataLookup: { metadataId: made.developerMetadata.metadataId } };
  await sheet.updateDeveloperMetadata([lookup], { metadataValue: 'w' }, 'metadataValue');
  const [found] = await doc.searchDeveloperMetadata([lookup]);
  assert.deepEqual([found.metadataKey, found.metadataValue], ['k', 'w']);
  await sheet.deleteDeveloperMetadata(lookup);
  assert.deepEqual(await doc.searchDeveloperMetadata([lookup]), []);
});

test('sharing', async () => {
  const given = await doc.share('a@example.org', { role: 'reader', emailMessage: false });
  await doc.share('example.org', { role: 'reader' });
  await doc.setPublicAccessLevel('reader');
  const types = (await doc.listPermissions()).map((entry) => `${entry.type}:${entry.role}`).sort();
  assert.deepEqual(types, ['anyone:reader', 'domain:reader', 'user:owner', 'user:reader']);
  await doc.setPublicAccessLevel(false);
  await doc.deletePermission(given.id);
  assert.equal((await doc.listPermissions()).length, 2);
});

test('downloads', async () => {
  await sheet.setHeaderRow(['a', 'b,c']);
  await doc.loadInfo();
  const text = (buffer) => new TextDecoder().decode(buffer);
  assert.equal(text(await sheet.downloadAsCSV()), 'a,"b,c"');
  assert.equal(text(await sheet.downloadAsTSV()), 'a\tb,c');
  assert.equal(text((await sheet.downloadAsPDF()).slice(0, 5)), '%PDF-');
  for (const file of [doc.downloadAsXLSX(), doc.downloadAsODS(), doc.downloadAsZippedHTML()]) {
    assert.equal(text((await file).slice(0, 2)), 'PK');
  }
});
