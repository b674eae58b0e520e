import { labelPicture, type LabelSize } from '@carrel/zpl'
import { isRefusal } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import { readTemplate, type TemplateProblem } from '../../../platform/template.ts'
import type { Work } from '../../../platform/work.ts'
import { printable } from '../../circulation/index.ts'
import type { TextKind } from '../contract-texts.ts'
import { printerById } from '../printers.ts'
import { labelMarks } from '../rules/label-layout.ts'
import { labelCode } from '../settings.ts'
import { filledText, linesOfText } from './fill-text.ts'
import { sampleFacts, textFields } from './ready-texts.ts'

/** The label that is shown while no printer is named. */
const usualLabels: Readonly<Record<Exclude<TextKind, 'receipt'>, LabelSize>> = {
  'spine-label': { width: 25, height: 38, dpi: 203 },
  'item-label': { width: 50, height: 25, dpi: 203 },
}

/** A receipt as a page, or a label as a picture, as a text would make it with made-up facts. */
export async function previewPrintText(
  w: Work,
  kind: TextKind,
  body: string,
  printer: number | null,
): Promise<{ html: string; problems: TemplateProblem[] }> {
  const { problems } = readTemplate(body, textFields[kind])
  const filled = filledText(kind, body, sampleFacts[kind])
  if (kind === 'receipt') return { html: printable(filled, kind, 'en'), problems: [...problems] }
  const found = printer === null ? undefined : await printerById(w, printer)
  const size: LabelSize =
    found && !isRefusal(found) && found.kind === 'label'
      ? { width: found.labelWidth, height: found.labelHeight, dpi: found.dpi }
      : usualLabels[kind]
  const picture = labelPicture(size, labelMarks(size, linesOfText(filled), await readSetting(w, labelCode)))
  return { html: picture, problems: [...problems] }
}
