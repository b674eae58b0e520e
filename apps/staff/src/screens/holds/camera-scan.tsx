import { Camera, CameraOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './holds.module.css'

/** What browsers that read barcodes offer; the others have no button. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
type DetectorMaker = new () => Detector

function detectorMaker(): DetectorMaker | undefined {
  const made: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  return typeof made === 'function' ? (made as DetectorMaker) : undefined
}

// The same barcode stays in the picture for a while; it is one scan.
const again = 2500
const every = 200

/** Reads barcodes with the camera of a phone, for whoever walks the shelves without a scanner. */
export function CameraScan({ onScan }: { readonly onScan: (barcode: string) => void }) {
  const { words } = useDesk()
  const video = useRef<HTMLVideoElement>(null)
  const scanned = useRef(onScan)
  const [on, setOn] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    scanned.current = onScan
  })
  useEffect(() => {
    const Maker = detectorMaker()
    const view = video.current
    if (!on || !Maker || !view) return
    const running: { stopped: boolean; stream?: MediaStream; timer?: ReturnType<typeof setTimeout> } = {
      stopped: false,
    }
    const detector = new Maker()
    let last = { barcode: '', at: 0 }
    const look = async () => {
      const [code] = await detector.detect(view).catch(() => [])
      const now = Date.now()
      if (code && (code.rawValue !== last.barcode || now - last.at > again)) scanned.current(code.rawValue)
      if (code) last = { barcode: code.rawValue, at: now }
      if (!running.stopped) running.timer = setTimeout(() => void look(), every)
    }
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async (stream) => {
        running.stream = stream
        view.srcObject = stream
        await view.play()
        await look()
      })
      .catch(() => {
        setFailed(true)
        setOn(false)
      })
    return () => {
      running.stopped = true
      clearTimeout(running.timer)
      for (const track of running.stream?.getTracks() ?? []) track.stop()
    }
  }, [on])
  if (!detectorMaker()) return null
  return (
    <div className={styles.camera}>
      <Button icon={on ? CameraOff : Camera} onPress={() => setOn(!on)}>
        {on ? words.holds.cameraStop : words.holds.camera}
      </Button>
      {on && <video ref={video} muted playsInline className={styles.view} aria-hidden="true" />}
      {failed && <Banner tone="warn" live title={words.holds.cameraOff} />}
    </div>
  )
}
