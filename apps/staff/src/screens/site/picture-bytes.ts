/** The bytes of a file in base64, as the API takes pictures. */
export async function pictureBytes(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return bytes.toBase64()
}
