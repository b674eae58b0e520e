/**
 * What people type when they know what they want, and the beginning of the title that they want, as the collected
 * records have it: `typed | title`, in groups by the way in which it is typed.
 */
export const knownItems: Readonly<Record<string, string>> = {
  'the title': `
ido | Ido
bossa sin nombre | Bossa sin nombre
tangerine | Tangerine
recipes | Recipes
interchange | "Interchange"
fun | Fun
monk | Monk
personer | Personer
graphite | Graphite
koi | Koi
tutu | Tutu
fences | Fences
milestones | Milestones
the cause of cancer | The cause of cancer
thermodynamics and the lowest temperatures | Thermodynamics and the lowest temperatures
wild animal ways | Wild animal ways
a safety match | A safety match
raw linseed oil | Raw linseed oil
helen in love | Helen in love
the definite object | The definite object
indian legends in rhyme | Indian legends in rhyme
naval and patriotic poems | Naval and patriotic poems
oh mary be careful | Oh, Mary, be careful!
stormy weather | Stormy weather
how to conduct a public meeting | How to conduct a public meeting
the duke ellington reader | The Duke Ellington reader
historical dictionary of papua new guinea | Historical dictionary of Papua New Guinea
the republic of plato | The Republic of Plato
shakespeare's wide and universal stage | Shakespeare's wide and universal stage
american wood engraving | American wood engraving
driving test ezy | Driving test ezy
lullaby of broadway | Lullaby of Broadway
alumni directory | Alumni directory
east of the sun and west of the moon | East of the sun and west of the moon
schauderheft | Schauderheft
archaeologia luxemburgensis | Archaeologia Luxemburgensis
I ain't got nobody | I ain't got nobody
darn that dream | Darn that dream
tuxedo junction | Tuxedo junction`,
  'a part of the title': `
rosamond fayre | The courtship of Rosamond Fayre
gold stripe | The gold stripe
diagnosis acidosis | The diagnosis and treatment of acidosis
entomofauna | Entomofauna
neuropeptidergic stomatogastric | Neuropeptidergic Modulation
uranium hexafluoride continuous process | The development of a high capacity
bride's household management | The Bride's Book of Household Management
black bartlemy | Black Bartlemy's treasure
jelly roll bix hoagy | Jelly Roll, Bix, and Hoagy
jazz age 1920's | The jazz age
mountain green tea | The mountain of green tea
beltrami equation | The Beltrami Equation
shakespeare and jonson lectures | Shakespeare and Jonson
public registers privacy | Public registers
manufactured feeds cattle | Manufactured cattle feeds
water glass sodium | Water glass (sodium silicate)
family day care setting child | The Child and the day care setting
divorce mediation | Dimensions and practice of divorce mediation
long-legged models | The case of the long-legged models
day jazzwomen century | Stormy weather
parallel processing woppplot | WOPPLOT 83
hanau offenbach zukunft | Meine Zukunft in Hanau
picasso pferdeschwanz | Dreieck als Nase
stirner unique propriete | L'unique et sa propriété
presse periodique france | La presse périodique en France
dernier tsar jazz | Du premier jazz au dernier tsar
tribute british columbia killed crippled | The gold stripe
knowledge-based information retrieval domain-specific | Domain-specific knowledge-based
truff siamese cat | Little Truff and the Siamese cat
worn-out dyked lands | The principles of soil fertility
seabird mortality fisheries | Level 1 risk assessment
smoke vents skylight | The efficiency of plastic skylight panels
women rural new zealand survey | The Rural women of New Zealand
expensive courtesan memoirs | Fifty shades of twisted lovers
j2me polish | Pro J2ME Polish`,
  'author and title': `
quentin healing tide | The healing tide
dorothy quentin the dark castle | The dark castle
quentin doctor's destiny | The doctor's destiny
uhnak investigation | The investigation
rees sackcloth | Sackcloth for Susan
rosemary rees the proud diana | The proud Diana
reyburn port of call | Port of call
reyburn follow shadow | Follow a shadow
miles davis tutu | Tutu
davis miles autobiography | Miles, the autobiography
bill evans village vanguard | Sunday at the Village Vanguard
evans new jazz conceptions | New jazz conceptions
thelonious monk blue note | The complete Blue Note recordings
keith jarrett man music | Keith Jarrett : the man and his music
chambers milestones | Milestones
arnold shaw jazz age | The jazz age
tatum nobody | I ain't got nobody
scofield liquid fire | Liquid fire
ellington rockin | Rockin' in Rhythm
sinatra nearness | The nearness of you
oscar peterson romantic | In a romantic mood
galper standards | 17 all-time standards
rooke boy mountain | Boy on the mountain
warbrick geyserland | Adventures in Geyserland
monteith geography | Manual of geography
lahougue ressemblance | La ressemblance
scuto epistemologica | Epistemologica
turner papua new guinea | Historical dictionary of Papua New Guinea
robertson germany problem | Germany : the economic problem
donald canadian iron steel | The Canadian iron and steel industry
tippett christian fiji | The Christian : Fiji
saunders trefle engrais | Le trèfle comme engrais
möser abstraktion | Literatur und die "grosse Abstraktion"
berlin merome sadeh | Sefer Merome śadeh
klein mishneh halakhot | Sefer Mishneh halakhot
akutagawa sagi | Sagi to oshidori
izumi kyoka yosoki | Yōsōki`,
  'with a slip': `
thermodinamics lowest temperatures | Thermodynamics and the lowest temperatures
rosmaond fayre | The courtship of Rosamond Fayre
shakespear wide universal stage | Shakespeare's wide and universal stage
beltrami equasion | The Beltrami Equation
american wood engarving | American wood engraving
acidossis treatment | The diagnosis and treatment of acidosis
theloniuos monk blue note recordings | The complete Blue Note recordings
quentin heeling tide | The healing tide
epistomologica | Epistemologica
geysrland | Adventures in Geyserland
archeologia luxemburgensis | Archaeologia Luxemburgensis
sakcloth for susan | Sackcloth for Susan
lullabye of broadway | Lullaby of Broadway
milstones chambers | Milestones
jaz improvisation keyboard players | Jazz improvisation for keyboard players
stormy wether jazzwomen | Stormy weather`,
  'a number': `
9781461431916 | The Beltrami Equation
978-1-4614-3191-6 | The Beltrami Equation
1461431913 | The Beltrami Equation
9780810839366 | Historical dictionary of Papua New Guinea
0-8108-3936-9 | Historical dictionary of Papua New Guinea
9780195038910 | The jazz age
2-200-32185-6 | La presse périodique en France
9785170848027 | Ëburg
0435994190 | The mountain of green tea
9780473244996 | Little Truff and the Siamese cat
53112251 | Manual of geography`,
  'a series and its number': `
livre de poche 2351 | Du premier jazz au dernier tsar
giganti del jazz 64 | Rockin' in Rhythm
giganti jazz 25 | East of the sun and west of the moon
developments in mathematics 26 | The Beltrami Equation
fire engineering research report 11/2 | The efficiency of plastic skylight
arab authors 19 | The mountain of green tea
science for conservation 160 | Rotoiti Nature Recovery Project
little truff 2 | Little Truff and the Siamese cat
hal leonard jazz combo paks 8 | Jazz combo pak no. 8
oxford pamphlets germany | Germany : the economic problem
collection u2 237 | La presse périodique en France
asian oceanian historical dictionaries 37 | Historical dictionary of Papua New Guinea`,
  'without its marks': `
musica y pensamiento | Música y pensamiento
trois centieme anniversaire marguerite bourgeoys | Trois centiéme anniversaire
valeur economique du francais | La valeur économique du français
fievre aphteuse | Fièvre aphteuse
aita e peapea o vai oe | Aita e peʾapeʾa o-vai oe
gottliche erzieher | Der göttliche Erzieher
fahrtensucherin | Fährtensucherin
nachster anschluss zukunft | Nächster Anschluss
verschleissberechnung schmiedewerkzeuge | Numerische Verschleißberechnung
te kohure | Te Kōhure
genealogie riviere ouelle | Généalogie des familles
antologia ensayos jose milla | Antología de ensayos
chugina inu | Chūgina inu
osaka no hangyaku | Ōsaka no hangyaku
przeglad planow wojennych | Zamierzenia i plany
yidntum pleytim grade | Pleyṭim
erets yisrael kalkalah | Erets Yiśraʼel
rockin in rhythm | Rockin' in Rhythm`,
  'in another script': `
家庭と学生 | Katei to gakusei
忠義な犬 | Chūgina inu
月下のマラソン | Gekka no marason
電気鳩 | Denkibato
大阪の反逆 | Ōsaka no hangyaku
東京 竹内 | Tōkyō
上海理论 | Shang hai li lun
上海理論 | Shang hai li lun
Ёбург | Ëburg
ебург иванов | Ëburg
хроника слаповский | Khronika
القران الكريم | al-Qurʼān al-karīm
القُرآن الكَريم | al-Qurʼān al-karīm
פליטים | Pleyṭim
ספר משנה הלכות | Sefer Mishneh halakhot
מרומי שדה | Sefer Merome śadeh
я помню песков | Я помню
музыка сегодня | Музыка сегодня
ладони друга | Ладони друга
камни помнят | Камни помнят
блок стихотворения | Стихотворения и поэмы`,
  'in Latin letters for a record in Cyrillic only': `
muzyka segodnia | Музыка сегодня
ladoni druga | Ладони друга
kamni pomniat | Камни помнят
ia pomniu peskov | Я помню
blok stikhotvoreniia i poemy | Стихотворения и поэмы
opyt chelovecheskii | Опыт человеческий
velenie sikorskii | Веление
rabote s propagandistskimi kadrami | Работе с пропагандистскими`,
  'in Cyrillic letters for a record in Latin only': `
наука про народне господарство | Nauka pro narodne hospodarstvo
кинемодрама | Kinemodrama
сефер | Sefer`,
  'one or many': `
banks canadian law | The Canadian law of banks
jazz arrangements performance practices guides | Jazz arranging
vegetables sugar mangel | Growing and using mangels
induction motor squirrel cage rotor | Type CCL polyphase induction motors
trumpet king | Trumpet kings
modern jazz classic | Modern jazz classics
nominal rolls siege battery | No. 3 Siege Battery
line-item vetoes authority proposal | Proposals for line-item veto authority
rose schadling krankheit | Rosen : Schädlinge
museum magazin ausstellungsmacher | Museen : das Magazin
gedicht sturmigau | Fährtensucherin
leckeres rezept brunch | Zeit für Brunch
reportaje cronica musico dominicano | Música y pensamiento
estructura demografica poblacion | Geografia de la poblacion
animal ferme gale | Gale des animaux de ferme
enluminures peintures siennois | L'Art gothique siennois`,
}
