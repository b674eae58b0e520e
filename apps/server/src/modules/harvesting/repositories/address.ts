/** What is wrong with the address of a repository, in a sentence. */
export function addressProblem(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol))
    return 'Write the base address of the repository, such as https://repository.example/oai.'
  if (url.username !== '' || url.password !== '') return 'Leave name and password out of the address: others see it.'
  return url.searchParams.has('verb') ? 'Leave verb and the other arguments out of the address.' : undefined
}
