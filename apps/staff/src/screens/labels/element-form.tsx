import { ArrowUp, ImagePlus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { briefOf, type Element } from './design-draft.ts'
import styles from './labels.module.css'
import { pictureForLabel } from './picture-for-label.ts'

interface ElementFormProps {
  readonly element: Element
  readonly at: number
  readonly isOpen: boolean
  readonly onChange: (change: Element | 'remove' | 'earlier') => void
}

const boxFields = ['x', 'y', 'width', 'height'] as const

/** One thing on a label, by its numbers. */
export function ElementForm({ element, at, isOpen, onChange }: ElementFormProps) {
  const { words } = useDesk()
  const { labelling } = words
  return (
    <li>
      <details className={styles.element} open={isOpen}>
        <summary data-brief={briefOf(element)}>
          {labelling.element(at + 1, words.labelElements[element.element])}
        </summary>
        <div className={styles.elementBody}>
          <ContentFields element={element} onChange={onChange} />
          <div className={styles.fields}>
            {boxFields.map((name) => (
              <NumberField
                key={name}
                label={labelling[name]}
                unit={labelling.mm}
                value={element[name]}
                minValue={name === 'width' || name === 'height' ? 0.1 : 0}
                step={0.1}
                onChange={(value) => Number.isFinite(value) && onChange({ ...element, [name]: value })}
              />
            ))}
          </div>
          {(element.element === 'text' || element.element === 'call-number') && (
            <StyleFields element={element} onChange={onChange} />
          )}
          <div className={styles.row}>
            {at > 0 && (
              <Button size="small" icon={ArrowUp} onPress={() => onChange('earlier')}>
                {labelling.up}
              </Button>
            )}
            <Button size="small" tone="plain" icon={Trash2} onPress={() => onChange('remove')}>
              {labelling.remove}
            </Button>
          </div>
        </div>
      </details>
    </li>
  )
}

interface PartProps<E> {
  readonly element: E
  readonly onChange: (element: Element) => void
}

function ContentFields({ element, onChange }: PartProps<Element>) {
  const { words } = useDesk()
  const { labelling } = words
  switch (element.element) {
    case 'text':
      return (
        <>
          <TextField
            label={labelling.text}
            hint={labelling.textHint}
            value={element.text}
            onChange={(text) => onChange({ ...element, text })}
          />
          <Checkbox isSelected={element.wrap} onChange={(wrap) => onChange({ ...element, wrap })}>
            {labelling.wrap}
          </Checkbox>
        </>
      )
    case 'barcode':
      return (
        <div className={styles.fields}>
          <Select
            label={labelling.code}
            value={element.code}
            onChange={(code) => onChange({ ...element, code })}
            choices={(['codabar', 'code39', 'code39-check', 'code39-full', 'code128', 'ean13'] as const).map((id) => ({
              id,
              label: words.barcodeNames[id],
            }))}
          />
          <TextField
            label={labelling.content}
            mono
            value={element.content}
            onChange={(content) => onChange({ ...element, content })}
          />
          <Checkbox isSelected={element.caption} onChange={(caption) => onChange({ ...element, caption })}>
            {labelling.caption}
          </Checkbox>
        </div>
      )
    case 'qr':
      return (
        <div className={styles.fields}>
          <TextField
            label={labelling.content}
            mono
            value={element.content}
            onChange={(content) => onChange({ ...element, content })}
          />
          <Select
            label={labelling.level}
            value={element.level}
            onChange={(level) => onChange({ ...element, level })}
            choices={(['L', 'M', 'Q', 'H'] as const).map((id) => ({ id, label: words.qrLevels[id] }))}
          />
        </div>
      )
    case 'line':
    case 'box':
      return (
        <NumberField
          label={labelling.thickness}
          unit={labelling.mm}
          value={element.line}
          minValue={0.05}
          maxValue={10}
          step={0.05}
          onChange={(line) => Number.isFinite(line) && onChange({ ...element, line })}
        />
      )
    case 'image':
      return <PictureField element={element} onChange={onChange} />
    case 'call-number':
      return null
  }
}

function PictureField({ element, onChange }: PartProps<Extract<Element, { element: 'image' }>>) {
  const { words } = useDesk()
  const { labelling } = words
  const input = useRef<HTMLInputElement>(null)
  const [isWrong, setWrong] = useState(false)
  const take = async (file: File) => {
    const image = await pictureForLabel(file).catch(() => undefined)
    setWrong(image === undefined)
    if (image !== undefined) onChange({ ...element, image })
  }
  return (
    <div className={styles.row}>
      {isWrong && <Banner tone="stop" live title={labelling.pictureTooLarge} />}
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void take(file)
          event.target.value = ''
        }}
      />
      <Button icon={ImagePlus} onPress={() => input.current?.click()}>
        {labelling.picture}
      </Button>
    </div>
  )
}

function StyleFields({ element, onChange }: PartProps<Extract<Element, { element: 'text' | 'call-number' }>>) {
  const { words } = useDesk()
  const { labelling } = words
  const size = (name: 'size' | 'smallest', label: string) => (
    <NumberField
      label={label}
      unit={labelling.points}
      value={element[name]}
      minValue={4}
      maxValue={72}
      step={0.5}
      onChange={(value) => Number.isFinite(value) && onChange({ ...element, [name]: value })}
    />
  )
  return (
    <div className={styles.fields}>
      {size('size', labelling.fontSize)}
      {size('smallest', labelling.smallest)}
      <Select
        label={labelling.font}
        value={element.font}
        onChange={(font) => onChange({ ...element, font })}
        choices={(['sans', 'serif', 'mono'] as const).map((id) => ({ id, label: words.labelFonts[id] }))}
      />
      <Select
        label={labelling.align}
        value={element.align}
        onChange={(align) => onChange({ ...element, align })}
        choices={(['left', 'center', 'right'] as const).map((id) => ({ id, label: words.labelAligns[id] }))}
      />
      <Select
        label={labelling.valign}
        value={element.valign}
        onChange={(valign) => onChange({ ...element, valign })}
        choices={(['top', 'middle', 'bottom'] as const).map((id) => ({ id, label: words.labelValigns[id] }))}
      />
      <Select
        label={labelling.turn}
        value={turnNames[element.turn]}
        onChange={(turn) => onChange({ ...element, turn: turns[turn] })}
        choices={(['0', '90', '270'] as const).map((id) => ({ id, label: words.labelTurns[id] }))}
      />
      <Checkbox isSelected={element.bold} onChange={(bold) => onChange({ ...element, bold })}>
        {labelling.bold}
      </Checkbox>
    </div>
  )
}

const turns = { '0': 0, '90': 90, '270': 270 } as const
const turnNames = { 0: '0', 90: '90', 270: '270' } as const
