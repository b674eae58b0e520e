import {
  Banknote,
  Ellipsis,
  FileDown,
  Merge,
  Pencil,
  Printer,
  Receipt,
  Save,
  Settings2,
  Trash2,
  Undo2,
} from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Link } from '../../ui/link.tsx'
import { Menu } from '../../ui/menu.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Part, Specimen } from './part.tsx'

/** Buttons, menus, dialogs. */
export function ActionsPart() {
  const [open, setOpen] = useState<'decision' | 'loss'>()
  const [chosen, setChosen] = useState('all')
  const close = () => setOpen(undefined)
  return (
    <Part title="Things to do">
      <Specimen name="Button">
        <Button tone="primary" icon={Save} keys="Mod+Enter">
          Apply 31 changes
        </Button>
        <Button>Export diff</Button>
        <Button tone="plain">Skip the odd one</Button>
        <Button tone="danger" icon={Trash2}>
          Withdraw
        </Button>
      </Specimen>
      <Specimen name="Button with its key">
        <Button icon={Banknote} keys="F8">
          Pay
        </Button>
        <Button icon={Receipt} keys="F9">
          Slip
        </Button>
      </Specimen>
      <Specimen name="Button that cannot be pressed, or is at work">
        <Button isDisabled icon={Printer}>
          Print
        </Button>
        <Button tone="primary" isDisabled>
          Lend
        </Button>
        <Button isPending>Saving</Button>
      </Specimen>
      <Specimen name="Button, small and large">
        <Button size="small" icon={FileDown}>
          Small
        </Button>
        <Button size="large" tone="primary">
          Check out
        </Button>
      </Specimen>
      <Specimen name="IconButton">
        <IconButton icon={Undo2} label="Undo" />
        <IconButton icon={Pencil} label="Edit" framed />
        <IconButton icon={Settings2} label="Settings" framed isDisabled />
      </Specimen>
      <Specimen name="Menu">
        <Menu
          label="More"
          place="bottom start"
          trigger={<IconButton icon={Ellipsis} label="More" framed />}
          groups={[
            {
              id: 'do',
              lines: [
                { id: 'edit', label: 'Edit', icon: Pencil, run: () => undefined },
                {
                  id: 'merge',
                  label: 'Merge with…',
                  icon: Merge,
                  detail: 'Shows the effect first',
                  run: () => undefined,
                },
                { id: 'print', label: 'Print', icon: Printer, disabled: true, run: () => undefined },
                { id: 'withdraw', label: 'Withdraw', icon: Trash2, danger: true, run: () => undefined },
              ],
            },
            {
              id: 'show',
              title: 'Show',
              chosen: [chosen],
              lines: ['all', 'overdue', 'lost'].map((id) => ({ id, label: id, run: () => setChosen(id) })),
            },
          ]}
        />
      </Specimen>
      <Specimen name="TextButton, Link, ButtonLink, Kbd">
        <TextButton>why?</TextButton>
        <span>
          Saved as <Link href="/gallery">Proxy links</Link>
        </span>
        <ButtonLink href="/gallery">A page behind a button</ButtonLink>
        <Link href="/gallery" look="strong">
          Open the rule
        </Link>
        <Kbd keys="F2" />
        <Kbd keys="Mod+Z" />
      </Specimen>
      <Specimen name="Dialog">
        <Button onPress={() => setOpen('decision')}>Held for another…</Button>
        <Button onPress={() => setOpen('loss')}>Discard draft…</Button>
      </Specimen>
      <Dialog
        title="Chainsaw Man, vol. 11 is held for another"
        isOpen={open === 'decision'}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Put on the hold shelf</Button>
            <Button tone="primary" keys="Mod+Enter" onPress={close}>
              Lend all the same
            </Button>
          </>
        }
      >
        <p>
          R. Osei waits since 18 Nov and was told today. Lent all the same, the hold goes back to the head of the queue.
        </p>
        <TextField label="Reason" hint="Kept with the loan." isRequired />
      </Dialog>
      <Dialog
        title="Discard the draft?"
        role="alertdialog"
        isOpen={open === 'loss'}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Keep it</Button>
            <Button tone="danger" onPress={close}>
              Discard
            </Button>
          </>
        }
      >
        <p>Twelve fields were changed since 10:14. They cannot be brought back.</p>
      </Dialog>
    </Part>
  )
}
