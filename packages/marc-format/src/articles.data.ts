/**
 * Initial articles by the language codes of MARC, small letters, without those that are more often another word. Behind `+`
 * stand forms that can be an article and are not surely one: titles that skip them are right, titles that do not are
 * so too. An apostrophe or a hyphen at the end belongs to the article, which then stands without a blank before the next word.
 * Source: MARC 21 Format, Appendix F; grammars of the languages.
 */
export const initialArticles = `
eng a an the + ye th' d' de
ger der die das ein eine + dem den des einem einen einer eines 's s' 'n d' dat de
gsw + der die das en es d'
nds de dat een + en den
fre le la les l' un une + des du de d'
fro li le la les l' + un une
frm le la les l' un une + des
pro + lo la li l' los las us
oci lo la los las l' un una + le les
spa el la los las lo un una + unos unas ell
cat el els la les l' un una + uns unes en na lo los es sa ses s'
glg o a os as un unha + uns unhas
por o a os as um uma + uns umas hum huma
ita il lo la gli le l' un uno una un' + i gl' li el e' dei degli delle
scn lu la li l' un na + u a i
srd su sa sos sas s' unu una
vec + el la i le l' un na
mlt il- + l- is- it- ix- in- id- ir- iz- ic-
rum un o + niste
dut de het een 't 'n + den der des eene eener
afr die 'n + n
fry de it in + 'e
dan den det de en et + ei
nor den det de en et ei + ein eit ei dei
nob den det de en et ei + ein
nno den det dei ein eit ei + de en et
swe den det de en ett
ice + hinn hin hið hinir hinar einn
fao + hin hið ein eitt
hun a az egy
gle an na + y
gla an na am a' + na' an' nan
glv + yn y ny
wel y yr + 'r
cor + an un
bre ar an al ur un ul + eun eur
gre ho hē to hoi hai ta henas heis mia hena ο η το οι τα ένας μια ένα + ho he hē ē i ai en ena tēs tou tēn ton tous tis τα των
grc ho hē to hoi hai ta ὁ ἡ τὸ οἱ αἱ τὰ + he ē hena heis mia hen
ara al- el- + as- ash- an- ar- at- az- ad- il- ul- l-
per + al- al
urd + al- al
ota + el- al- ül-
tur + bir
heb ha- he- + ha he hā
yid der di dos dem a an + eyn eyne eine ein die das
baq + bat
epo la + l'
ina le un
ido + la un
haw ka ke nā he + na o
mao te ngā he + nga
tah te + e
smo le se + o
ton he ha + e
rap + te
tgl ang + mga si
alb + nje një
arm + mi
roh il la ils las l' in ina + igls
lad el la los las un una
`
