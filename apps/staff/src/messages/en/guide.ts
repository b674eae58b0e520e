/** Words of the guide's own frame; its pages are in `docs/guide`. */
export const guideWords = {
  title: 'Guide',
  pages: 'Pages of the guide',
  missing: 'There is no such page in the guide',
  missingText: 'Choose one from the list.',
}
