/**
 * What is typed and the record that must come first, in groups: `typed | name`. `*name` must be among the hits, `!name` must
 * not.
 */
export const typedCases: Readonly<Record<string, string>> = {
  'letters that fold': `
froken smilla | smilla
fröken smilla | smilla
hoeg smilla | smilla
høeg fornemmelse | smilla
arhus gamle dage | aarhus
aarhus gamle dage | aarhus
århus gamle | aarhus
weisse dampfer | weisse
weiße dampfer | weisse
"weiße dampfer" | weisse
strasse im nebel | strasze
"straße" | strasze !strasse
"strasse" | strasse !strasze
herta mueller | mueller
müller herztier | mueller
mueller herztier | mueller
müller gedichte wanderers | mueller2
mueller gedichte wanderers | mueller2
juenger dampfer | weisse
lodz fabryczna | lodz
łódź | lodz
"łódź" | lodz
dokic | dokic
đorđe | dokic
thordarson | thor
þórbergur | thor
thorbergur thordarson islenzkur adall | thor
aeneis | aeneis
æneis | aeneis
coeur simple | coeur
cœur simple | coeur
kirmizi isik | isik
KIRMIZI IŞIK | isik
sangi mainnas | eng`,
  'ʻokina, ayn, Arabic': `
hawaii kau | hawaii1
hawaiʻi legends | hawaii1
hawai'i legends | hawaii1
hawai’i legends | hawaii1
hawai‘i legends | hawaii1
hawai'i surfing | hawaii2
hawaii cooking sam | hawaii3
hawaiʻi cooking sam | hawaii3
"hawaiʻi" | *hawaii1 !hawaii2
"hawai'i" | *hawaii1 *hawaii3 !hawaii2
"hawaii" | *hawaii2 !hawaii1 !hawaii3
ibn al-arabi futuhat | alarabi
ibn arabi | alarabi
ibn al-‛arabi | alarabi
الفتوحات المكية | alarabi
الفتوحات المكيه | alarabi
فتوحات مكية | alarabi
مكتبة القران | maktaba
مكتبه القرآن الكريم | maktaba
مكتبة الكريم قرآن | maktaba
الى احمد محمد | muhammad
إلي أحمد مُحَمَّد وامنة | muhammad
طه حسين مستقبل | huda
ثقافة مصر | huda`,
  'Vietnamese and Hebrew': `
truyen kieu | viet
Truyện Kiều | viet
truyện kiều tieng viet | viet
"tieng viet" | !viet
"tiếng việt" | viet
ספר הזהר | heb
סֵפֶר הזהר | heb`,
  'Japanese, Chinese and Korean': `
コンピュータ入門 | kana
コンピューター入門 | kana
ｺﾝﾋﾟｭｰﾀｰ入門 | kana
ｺﾝﾋﾟｭｰﾀ | kana
サーバー管理 | kana2
サーバー | kana2
さーば管理 | kana2
ラーメン | kana3
らーめん文化史 | kana3
ビール | beer
ビル | bldg
"ビール" | beer !bldg
ハリーポッター | potter
ハリー ポッター 賢者 | potter
ハリー・ポッター | potter
夏目漱石 猫 | cat
红楼梦 | hlm
紅樓夢 | hlm
紅楼夢 | hlm
"红楼梦" | !hlm
"紅樓夢" | hlm
hongloumeng | hlm
honglou meng | hlm
hong lou meng cao xueqin | hlm
曹雪芹 | hlm
西遊記 插圖 | xyj
西游記 | xyj
한국 문학 이해 | hanguk`,
  'Cyrillic and Greek letters': `
dostoevsky prestuplenie | dost
dostoyevsky prestuplenie | dost
dostoevskii prestuplenie i nakazanie | dost
Dostoevskiĭ nakazanie | dost
преступление | dost
достоевский бесы | dost2
besy dostoevsky | dost2
бесы | dost2
война и мир толстой | tolst
tolstoy voina i mir | tolst
tolstoi voyna i mir | tolst
kobzar shevchenko | shev
Шевченка кобзар | shev
shchedryi vecher | schor
еще елка | schor
"ещё" | schor
"еще" | !schor
ομηρος οδυσσεια | greek
ΟΔΥΣΣΕΙΑ | greek
οδυσσεως μυθοι | greek
"ὀδύσσεια" | greek
"οδυσσεια" | !greek`,
  'a work among what is about it': `
pride and prejudice | pp
pride & prejudice | pp
pride prejudice austen | pp
orgullo y prejuicio | ppspa
pride and prejudice dvd | ppfilm
pride and prejudice audio | ppaudio
pride and prejudice audiobook | ppaudio
pride and prejudice film | ppfilm
pride and prejudice study | ppcrit
crime and punishment | cp
crime & punishment dostoevsky | cp
crime and punishment dostoyevsky | cp`,
  numerals: `
1984 | orwell
1984 orwell | orwell
nineteen eighty four | orwell
nineteen eighty-four | orwell
world war 2 photographs | ww2
world war ii photographs | ww2
henry 4 part 2 | henry4
henry iv part ii | henry4
henry iv | henry4`,
  'hyphens, spaces, ampersands': `
email etiquette | email
e mail etiquette | email
e-mail etiquette | email
web site design gardeners | website
website design | website
websites that sing | websites2
web-sites sing | websites2
e-commerce law | ecommerce
e commerce law brief | ecommerce
rock and roll memories | rock
rock n roll memories | rock
rock'n'roll memories | rock
rock & roll memories ohio | rock
rock 'n' roll diaries | rock2
rock n roll diaries utah | rock2
rock & roll diaries utah | rock2
r and b legends | rhythm
r&b legends | rhythm
q and a beekeeping | qa
q&a beekeeping | qa
sturm und drang neckar | sturm
sturm and drang neckar | sturm
rouge et noir en provence | sturm2
phd botany | phd
ph.d. botany | phd
ph d botany | phd
amazon com booksellers | amazon
amazon.com | amazon
amazoncom | amazon
disobedience kindergarten | disob
(dis)obedience | disob
colour theory welders | colour
woman horseback | swoman
wo/man horseback | swoman
usa road atlas | usa
u.s.a. road atlas | usa
c++ primer | ascii
asp.net core | net
asp net core | net
aspnet core | net`,
  'titles and names as people say them': `
etranger camus | etranger
l'etranger | etranger
l’étranger | etranger
letranger | etranger
miserables | miser
les miserables hugo | miser
petit chose | petit
don quijote mancha | quijote
ingenioso hidalgo | quijote
casa espiritus | casa
la casa de los espiritus | casa
prozess kafka | prozess
der prozess | prozess
der prozeß | prozess
nome della rosa | nome
nome rosa eco | nome
gone with the wind | wind
gone with the wind mitchell | wind
gone with the wind a novel of the south | wind
ursula le guin lathe | leguin
ursula leguin lathe | leguin
le guin ursula | leguin
leguin lathe | leguin
vincent van gogh brieven | vangogh
van gogh, vincent | vangogh
tim obrien carried | obrien
tim o'brien things | obrien
o brien things they carried | obrien
mac donald phantastes | macdonald
macdonald phantastes | macdonald
jrr tolkien silmarillion | tolkien
j. r. r. tolkien silmarillion | tolkien
j.r.r. tolkien silmarilion | tolkien
john tolkien silmarillion | tolkien`,
  'numbers of books': `
978-0-261-10273-6 | tolkien
9780261102736 | tolkien
0261102737 | tolkien
0-261-10273-7 | tolkien
ISBN 978-0-261-10273-6 | tolkien
ISBN: 9780261102736 | tolkien
isbn 0261102737 | tolkien
ISBN-13: 978-0261102736 | tolkien
９７８０２６１１０２７３６ | tolkien
978 0261102736 | tolkien
978–0–261–10273–6 | tolkien
78-2123 | tolkien
78002123 | tolkien
78-002123 | tolkien
lccn:78-2123 | tolkien
823.912 | tolkien
PR6039.O32 S5 1977 | tolkien
PR6039 .O32 S5 | tolkien
pr6039.o32 | tolkien
call:823.912 | tolkien
call:"PR6039.O32 S5" | tolkien
85-2 | lccn
85000002 | lccn
0317-8471 | lccn
03178471 | lccn
ISSN 0317-8471 | lccn
issn: 0317-8471 | lccn
080442957X | isbn10
080442957x | isbn10
0-8044-2957-x | isbn10
9780804429573 | isbn10
0 8044 2957 X | isbn10
074646493526 | upc
CK 64935 | upc
ck64935 | upc
551.631 | dewey
551.63 | *dewey`,
  'spellings of two countries, odd plurals': `
colour harbour theatre | color
color and harbour in the theatre of dialogue | color
behavior of honorable neighbors | colour2
gray herons | grey
organize herons | grey
mouse child wolf prairie | mice`,
  mistakes: `
photosynthesis stuborn | photo
hpotosynthesis stubborn | photo
photosyntheiss undergraduates | photo
photosynthsis undergraduates | photo
photosynthesiss undergraduates | photo
photosynthesix undergraduates | photo
xhotosynthesis undergraduates | photo
otosynthesis stubborn | photo
chrysantemum rapsody | chrysanth
crysanthemum rhapsody misissippi | chrysanth
embarassing accomodation | embarras
embarassing acommodation massachusets | embarras
queuing randezvous | queue
rendevous leutenants | queue
tchaikovski swan lake | tchai
tchaikowsky swan lake tubas | tchai
chaikovsky swan lake tubas | tchai`,
  'signs and quotation marks': `
knitting agency no 1 | no1
no.1 ladies knitting | no1
ladys knitting agency | no1
20000 leagues | 20000
20,000 leagues | 20000
20 000 leagues | 20000
20.000 leagues | 20000
catch 22 | catch
catch22 | catch
catch-22 heller | catch
spiderman homeward | spider
spider man homeward | spider
spider-man: homeward bound | spider
handmaids tale toledo | hand
handmaid's tale toledo | hand
handmaid tale toledo | hand
the handmaid´s tale toledo | hand
naive cafe facade | *naive *naive2
naïve café | *naive *naive2
"naïve café" | naive !naive2
"naive cafe" | naive2 !naive
badger mysteries 7 | series
badger mysteries | series
series:badger moles | series
ABC殺人事件 | fullw
abc杀人事件123 | fullw
１２３ 殺人 | fullw
h2o x2 b flat | math
dont look now ghost | curly
don't look now ghost | curly
zebra crossing tales | nbsp
salt pepper thyme | dash
salt pepper thyme: herbs | dash
and ladies of the lodge | ellip
bold & other tags | xml
<b>bold</b> tags | xml
of otters | emoji
robert'); drop table students;-- | sql`,
  'common words': `
it | it
it king | it
it stephen king | it
the the | the
to be or not to be | tobe
TO BE OR NOT TO BE | tobe
tokyo monogatari | ozu
tōkyō monogatari | ozu
東京物語 | ozu
东京物语 | ozu
bei jing shi zhi | beijing
st petersburg walks | saint
dr seuss hamsters | dr
seuss green eggs hamsters | dr
mrs dalloway | woolf
mrs. dalloway woolf | woolf
woolf, virginia dalloway | woolf`,
  'more languages': `
aujourdhui ecole ete | cogito
aujourd'hui l'ecole d'ete | cogito
ecole ete | cogito
collegi illa | catalan
col·legi i l'illa | catalan
stefan si tara romaneasca | rom
Ştefan şi Ţara | rom
capek valka s mloky | czech
Čapek válka | czech
osz es tuz gyorben | hung
sean nos ceol na heireann | gaelic
אידיש ווערטערבוך | yid
हिन्दी साहित्य | hindi
ประวัติศาสตร์ | thai
ประวัติศาสตร์ไทย | thai
كتابخانه هاي ايران | pers
чехов вишневый | sov
chekhov vishnevyi sad | sov
chehov vishnyovy sad | sov
цветаева поэма горы | tsvet
tsvetaeva poema gory | tsvet
pod igoto | bulg
ivo andric na drini | serb
на дрини ћуприја | serb
na drini cuprija | serb
shostakovich simfoniia | shostak`,
  'titles of music, parts, initials': `
brandenburgische konzerte | bach
brandenburg concertos | bach
bwv 1046 | bach
history of glue volume 2 | vol
history of glue 2 | vol
sticky years | vol
pg wodehouse | initial
p.g. wodehouse | initial
p g wodehouse carry on | initial
wodehouse pelham | initial
jean paul sartre nausee | sartre
jean-paul sartre nausée | sartre
sartre la nausee matin | sartre
naess okosofi | nnd
næss økosofi | nnd
oekosofi blaabaer | nnd
okosofi blabaer | nnd
seitseman veljesta | fin
lagerlof gosta | swe
gösta berlings saga oland | swe`,
  'spaces left out and put in': `
prideandprejudice | pp
pride andprejudice | pp
pri de and prejudice | pp
photo synthesis stubborn | photo`,
  'what is typed with a meaning': `
author:woolf | woolf
title:"mrs dalloway" | woolf
dalloway -virginia | !woolf
dalloway NOT woolf | !woolf
dalloway OR silmarillion | *woolf *tolkien
dallow* | woolf
dall?way | woolf
*alloway | woolf
d*y woolf | woolf`,
}
