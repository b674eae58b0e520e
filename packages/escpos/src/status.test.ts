import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  explainEscpos,
  linesOf,
  paperLines,
  readPrinterStatus,
  receiptPaper,
  statusBytes,
  writeLines,
} from './index.ts'

const fine = {
  offline: false,
  coverOpen: false,
  paperOut: false,
  paperLow: false,
  knifeStuck: false,
  fault: false,
}

describe('what a receipt printer says of itself', () => {
  it('is ready: the four bytes that Epson prints in its manual', () => {
    assert.deepEqual(readPrinterStatus([0x16, 0x12, 0x12, 0x12]), fine)
    assert.deepEqual(readPrinterStatus([0x12, 0x12, 0x12, 0x12]), fine)
  })
  it('is out of paper, its cover is open, its roll is low, its knife is stuck', () => {
    assert.deepEqual(readPrinterStatus([0x1a, 0x32, 0x12, 0x7e]), {
      ...fine,
      offline: true,
      paperOut: true,
      paperLow: true,
    })
    assert.deepEqual(readPrinterStatus([0x1a, 0x16, 0x12, 0x12]), { ...fine, offline: true, coverOpen: true })
    assert.deepEqual(readPrinterStatus([0x12, 0x12, 0x12, 0x1e]), { ...fine, paperLow: true })
    assert.deepEqual(readPrinterStatus([0x1a, 0x52, 0x1a, 0x12]), { ...fine, offline: true, knifeStuck: true })
  })
  it('passes over what the printer sends by itself, and waits for the last byte', () => {
    assert.deepEqual(readPrinterStatus([0x14, 0x00, 0x16, 0x12, 0x0f, 0x12, 0x12]), fine)
    assert.equal(readPrinterStatus([0x16, 0x12, 0x12]), undefined)
    assert.equal(readPrinterStatus([]), undefined)
  })
  it('is played as it is read', () => {
    for (const one of ['coverOpen', 'paperOut', 'fault'] as const)
      assert.equal(readPrinterStatus(statusBytes({ [one]: true }))?.[one], true, one)
    assert.deepEqual(readPrinterStatus(statusBytes({})), fine)
  })
})

describe('a text for paper', () => {
  it('has large and centred lines, pairs, lines across and codes', () => {
    const lines = paperLines(
      '# HOLD\n= Elm Street\n---\n**Fine** || $3.40\n**Total || $3.40**\n\n%% ELM-17\n@@ https://x.org\nplain **word**',
    )
    assert.deepEqual(
      lines.map((line) => line.line),
      ['large', 'center', 'rule', 'pair', 'pair', 'blank', 'code128', 'qr', 'text'],
    )
    assert.deepEqual(lines[3], { line: 'pair', left: 'Fine', right: '$3.40', bold: false })
    assert.deepEqual(lines[4], { line: 'pair', left: 'Total', right: '$3.40', bold: true })
  })
  it('comes out of the printer as it was written', () => {
    const paper = writeLines(receiptPaper({ paper: 58 }), paperLines('# HOLD\nFine || $3.40\n%% ELM-17\n%% é'))
    const steps = explainEscpos(paper.bytes())
    assert.deepEqual(linesOf(steps), ['HOLD', `Fine${' '.repeat(23)}$3.40`, '', 'é'])
    assert.ok(steps.some((step) => step.do === 'barcode' && step.content === 'ELM-17'))
  })
})
