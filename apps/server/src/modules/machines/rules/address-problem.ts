/** What is wrong with a network such as `10.1.2.0/24`, in a sentence; undefined when it can be used. */
export function networkProblem(text: string): string | undefined {
  const [address = '', length, ...rest] = text.trim().split('/')
  const four = /^\d{1,3}(\.\d{1,3}){3}$/.test(address) && address.split('.').every((part) => Number(part) <= 255)
  const six = !four && /^[0-9a-f:.]+$/i.test(address) && address.includes(':')
  const bits = length === undefined ? 0 : Number(length)
  const isRight = (four || six) && rest.length === 0 && Number.isInteger(bits) && bits >= 0 && bits <= (four ? 32 : 128)
  return isRight && (length === undefined || length !== '')
    ? undefined
    : `"${text}" is no network: write an address such as 10.1.2.3, or a network such as 10.1.2.0/24.`
}
