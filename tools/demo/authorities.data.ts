/** A heading that the demo library has established: forms that lead to it, and others that it leads to. */
export interface DemoAuthority {
  /** As the works of the demo name it; `topic:`, `place:` and `genre:` stand before what is no name. */
  readonly heading: string
  readonly see?: readonly string[]
  readonly broader?: readonly string[]
  readonly also?: readonly string[]
  /** Why the forms belong together. */
  readonly found?: string
}

/** Headings of the demo library with what leads to them, put together for it. Two names have dates that its titles lack. */
export const demoAuthorities: readonly DemoAuthority[] = [
  {
    heading: 'Tolkien, J. R. R. (John Ronald Reuel), 1892-1973',
    see: [
      'Tolkien, John Ronald Reuel, 1892-1973',
      'Толкин, Джон Рональд Руэл, 1892-1973',
      'טולקין, ג׳. ר. ר., 1892-1973',
    ],
  },
  {
    heading: 'Le Guin, Ursula K., 1929-2018',
    see: ['Guin, Ursula K. Le, 1929-2018', 'Kroeber, Ursula, 1929-2018', 'Ле Гуин, Урсула, 1929-2018'],
  },
  { heading: 'Miyazaki, Hayao, 1941-', see: ['宮崎駿, 1941-', 'Hayao, Miyazaki, 1941-'] },
  { heading: 'Rowling, J. K.', see: ['Rowling, Joanne', 'Роулинг, Дж. К.'], also: ['Galbraith, Robert'] },
  { heading: 'Austen, Jane, 1775-1817', see: ['Остен, Джейн, 1775-1817'] },
  {
    heading: 'Brontë, Charlotte, 1816-1855',
    see: ['Bell, Currer, 1816-1855', 'Nicholls, Charlotte Brontë, 1816-1855'],
    also: ['Brontë, Emily, 1818-1848'],
  },
  { heading: 'Brontë, Emily, 1818-1848', see: ['Bell, Ellis, 1818-1848'], also: ['Brontë, Charlotte, 1816-1855'] },
  {
    heading: 'Christie, Agatha, 1890-1976',
    see: ['Mallowan, Agatha Christie, 1890-1976', 'Miller, Agatha Mary Clarissa, 1890-1976'],
    also: ['Westmacott, Mary, 1890-1976'],
  },
  { heading: 'Conrad, Joseph, 1857-1924', see: ['Korzeniowski, Józef Teodor Konrad, 1857-1924'] },
  { heading: 'Orwell, George, 1903-1950', see: ['Blair, Eric Arthur, 1903-1950', 'Оруэлл, Джордж, 1903-1950'] },
  { heading: 'Doyle, Arthur Conan, 1859-1930', see: ['Conan Doyle, Arthur, 1859-1930'] },
  {
    heading: 'Shelley, Mary Wollstonecraft, 1797-1851',
    see: ['Godwin, Mary Wollstonecraft, 1797-1851', 'Shelley, Mary, 1797-1851'],
  },
  {
    heading: 'Woolf, Virginia, 1882-1941',
    see: ['Stephen, Adeline Virginia, 1882-1941', 'Вулф, Вирджиния, 1882-1941'],
  },
  { heading: 'Morrison, Toni', see: ['Wofford, Chloe Ardelia'] },
  { heading: 'Angelou, Maya', see: ['Johnson, Marguerite Annie'] },
  { heading: 'Seuss, Dr.', see: ['Geisel, Theodor Seuss, 1904-1991', 'LeSieg, Theo.'] },
  {
    heading: 'Lewis, C. S. (Clive Staples), 1898-1963',
    see: ['Clerk, N. W., 1898-1963', 'Hamilton, Clive, 1898-1963'],
  },
  {
    heading: 'García Márquez, Gabriel, 1927-2014',
    see: ['Márquez, Gabriel García, 1927-2014', 'Гарсиа Маркес, Габриэль, 1927-2014'],
  },
  {
    heading: 'Cervantes Saavedra, Miguel de, 1547-1616',
    see: ['Cervantes, Miguel de, 1547-1616', 'Saavedra, Miguel de Cervantes, 1547-1616'],
  },
  { heading: 'Kafka, Franz, 1883-1924', see: ['קפקא, פרנץ, 1883-1924', 'Кафка, Франц, 1883-1924'] },
  { heading: 'Murakami, Haruki, 1949-', see: ['村上春樹, 1949-', 'Мураками, Харуки, 1949-'] },
  { heading: 'Han, Kang, 1970-', see: ['한강, 1970-', 'Han, Gang, 1970-'] },
  { heading: 'Maḥfūẓ, Najīb, 1911-2006', see: ['Mahfouz, Naguib, 1911-2006', 'محفوظ، نجيب، 1911-2006'] },
  {
    heading: 'Saint-Exupéry, Antoine de, 1900-1944',
    see: ['De Saint-Exupéry, Antoine, 1900-1944', 'Exupéry, Antoine de Saint-, 1900-1944'],
  },
  { heading: 'Hergé, 1907-1983', see: ['Remi, Georges, 1907-1983'] },
  {
    heading: 'Solzhenit͡syn, Aleksandr Isaevich, 1918-2008',
    see: ['Solzhenitsyn, Alexander, 1918-2008', 'Солженицын, Александр Исаевич, 1918-2008'],
  },
  {
    heading: 'Strugat͡skiĭ, Arkadiĭ, 1925-1991',
    see: ['Strugatsky, Arkady, 1925-1991', 'Стругацкий, Аркадий, 1925-1991'],
    also: ['Strugat͡skiĭ, Boris, 1933-2012'],
  },
  {
    heading: 'Strugat͡skiĭ, Boris, 1933-2012',
    see: ['Strugatsky, Boris, 1933-2012', 'Стругацкий, Борис, 1933-2012'],
    also: ['Strugat͡skiĭ, Arkadiĭ, 1925-1991'],
  },
  { heading: 'Yaşar Kemal, 1923-2015', see: ['Gökçeli, Kemal Sadık, 1923-2015', 'Kemal, Yaşar, 1923-2015'] },
  { heading: 'Natsume, Sōseki, 1867-1916', see: ['夏目漱石, 1867-1916', 'Natsume, Kinnosuke, 1867-1916'] },
  { heading: "Ngũgĩ wa Thiong'o, 1938-2025", see: ['Ngugi, James, 1938-2025', "Thiong'o, Ngũgĩ wa, 1938-2025"] },
  { heading: 'Ukraïnka, Lesi͡a, 1871-1913', see: ['Kosach, Larysa Petrivna, 1871-1913', 'Українка, Леся, 1871-1913'] },
  { heading: 'Kurosawa, Akira, 1910-1998', see: ['黒澤明, 1910-1998'] },
  { heading: 'Oda, Eiichirō, 1975-', see: ['尾田栄一郎, 1975-'] },
  { heading: 'Arakawa, Hiromu, 1973-', see: ['荒川弘, 1973-'] },
  { heading: 'Umm Kulthūm, 1898-1975', see: ['Oum Kalthoum, 1898-1975', 'أم كلثوم، 1898-1975'] },
  { heading: 'Shakespeare, William, 1564-1616', see: ['Шекспир, Уильям, 1564-1616', 'שקספיר, ויליאם, 1564-1616'] },
  { heading: 'Beyoncé, 1981-', see: ['Knowles, Beyoncé, 1981-'] },
  { heading: 'Butler, Octavia E., 1947-2006', see: ['Butler, Estelle, 1947-2006'] },
  { heading: 'Dahl, Roald, 1916-1990', see: ['Даль, Роальд, 1916-1990'] },
  { heading: 'topic:Cooking', see: ['Cookery', 'Cuisine', 'Food preparation'], also: ['Cooks'] },
  { heading: 'topic:Cooking, French', see: ['Cookery, French', 'French cooking'], broader: ['Cooking'] },
  { heading: 'topic:Cooking, Mexican', see: ['Cookery, Mexican', 'Mexican cooking'], broader: ['Cooking'] },
  { heading: 'topic:Cooking, Middle Eastern', see: ['Cookery, Middle Eastern'], broader: ['Cooking'] },
  { heading: 'topic:Cooking, Israeli', see: ['Cookery, Israeli'], broader: ['Cooking'] },
  { heading: 'topic:Cooks', see: ['Chefs'], also: ['Cooking'] },
  { heading: 'topic:Bread', see: ['Loaves (Bread)'], broader: ['Baked products'] },
  {
    heading: 'topic:World War, 1939-1945',
    see: ['Second World War, 1939-1945', 'World War II, 1939-1945', 'WWII (World War, 1939-1945)'],
  },
  {
    heading: 'topic:World War, 1914-1918',
    see: ['First World War, 1914-1918', 'Great War, 1914-1918', 'World War I, 1914-1918'],
  },
  { heading: 'topic:Enslaved persons', see: ['Enslaved people', 'Slaves'], also: ['Slavery'] },
  { heading: 'topic:Slavery', see: ['Enslavement'], also: ['Enslaved persons', 'Slave trade'] },
  { heading: 'topic:Slave trade', see: ['Slave traffic'], also: ['Slavery'] },
  { heading: 'topic:Human-alien encounters', see: ['Alien encounters with humans'], also: ['Life on other planets'] },
  { heading: 'topic:Life on other planets', see: ['Extraterrestrial life'], also: ['Human-alien encounters'] },
  { heading: 'topic:Wizards', see: ['Sorcerers'], also: ['Magic'] },
  { heading: 'topic:Magic', see: ['Sorcery'], also: ['Wizards'] },
  { heading: 'topic:Whales', see: ['Whale'], also: ['Whaling'] },
  { heading: 'topic:Whaling', see: ['Whale hunting'], also: ['Whales'] },
  { heading: 'topic:Epidemics', see: ['Disease outbreaks', 'Pandemics'] },
  { heading: 'topic:Refugees', see: ['Displaced persons'], also: ['Immigrants'] },
  { heading: 'topic:Immigrants', see: ['Foreign-born population'], also: ['Refugees'] },
  { heading: 'topic:Private investigators', see: ['Detectives, Private', 'Private detectives', 'Private eyes'] },
  { heading: 'topic:Spies', see: ['Intelligence agents', 'Secret agents'] },
  { heading: 'topic:Bird watching', see: ['Birding', 'Birdwatching'], also: ['Birds'] },
  { heading: 'topic:Birds', see: ['Aves', 'Avifauna'], also: ['Bird watching'] },
  { heading: 'topic:Vegetable gardening', see: ['Kitchen gardening'], also: ['Organic gardening'] },
  { heading: 'topic:Organic gardening', see: ['Gardening, Organic'], also: ['Vegetable gardening'] },
  { heading: 'topic:Comic books, strips, etc.', see: ['Comics', 'Funnies'] },
  { heading: 'topic:Video games', see: ['Games, Video', 'Videogames'], also: ['Nintendo video games'] },
  { heading: 'topic:Nintendo video games', see: ['Nintendo games'], broader: ['Video games'] },
  { heading: 'topic:Friendship', see: ['Companionship', 'Friends'] },
  { heading: 'topic:Male friendship', see: ['Friendship between men'], broader: ['Friendship'] },
  { heading: 'topic:Families', see: ['Family', 'Family life'] },
  { heading: 'topic:Orphans', see: ['Parentless children'] },
  { heading: 'topic:Lesbians', see: ['Gay women', 'Women, Lesbian'] },
  { heading: 'topic:Gay men', see: ['Men, Gay'], also: ['African American gay men'] },
  { heading: 'topic:African American gay men', see: ['Gay African American men'], broader: ['Gay men'] },
  { heading: 'topic:Motion picture music', see: ['Film music', 'Movie music', 'Soundtracks (Motion picture music)'] },
  {
    heading: 'place:Elm County',
    see: ['County of Elm'],
    also: ['Elmbridge'],
    found: 'The county that this library serves.',
  },
  { heading: 'genre:Detective and mystery fiction', see: ['Mysteries (Fiction)', 'Whodunits (Fiction)'] },
  { heading: 'genre:Science fiction', see: ['Sci-fi', 'SF (Science fiction)'] },
  { heading: 'genre:Manga', see: ['Comics, Japanese', '漫画'] },
]
