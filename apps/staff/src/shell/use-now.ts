import { useEffect, useState } from 'react'

/** The time, anew at every full step of so many milliseconds. */
export function useNow(step: number): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      setNow(new Date())
      timer = setTimeout(tick, step - (Date.now() % step))
    }
    tick()
    return () => clearTimeout(timer)
  }, [step])
  return now
}
