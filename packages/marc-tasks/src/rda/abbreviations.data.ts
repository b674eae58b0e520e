/**
 * Abbreviations that AACR2 wrote and RDA does not (AACR2 Appendix B; RDA Appendix B allows only symbols of units, and what the
 * source itself has), by language. `[TAGS]` begins the lines for some fields; `ABBREVIATION = WORD` or `… = WORD / PLURAL`.
 * `#` behind an abbreviation: only beside a number. 250 is in the language of the resource, all others in that of the catalogue.
 */
export const abbreviations: Readonly<Record<string, string>> = {
  eng: `
[300]
p. = page / pages
pp. = page / pages
v. = volume / volumes
vol. = volume / volumes
vols. = volume / volumes
l.# = leaf / leaves
ℓ.# = leaf / leaves
pl. = plate / plates
col. = color
ill. = illustration / illustrations
ills. = illustrations
illus. = illustrations
port. = portrait
ports. = portraits
facsim. = facsimile
facsims. = facsimiles
diagr. = diagram
diagrs. = diagrams
photo. = photograph
photos. = photographs
geneal. = genealogical
fold. = folded
front. = frontispiece
incl. = including
unp. = unpaged
approx. = approximately
ca. = approximately
b&w = black and white
b & w = black and white
sd. = sound
si. = silent
mono. = mono
stereo. = stereo
quad. = quadraphonic
ms. = manuscript
mss. = manuscripts
pt. = part / parts
pts. = parts
tab. = table
fr.# = frame / frames
sound disc = audio disc
sound discs = audio discs
sound cassette = audiocassette
sound cassettes = audiocassettes
sound tape reel = audiotape reel
sound tape reels = audiotape reels
computer optical disc = computer disc
computer optical discs = computer discs
miniature score = study score
miniature scores = study scores
[020]
pbk. = paperback
pbk = paperback
pb. = paperback
hbk. = hardback
hbk = hardback
hb. = hardback
hc. = hardcover
hdbk. = hardback
alk. = alkaline
v.# = volume
vol.# = volume
lib. bdg. = library binding
lib. = library
bdg. = binding
ed. = edition
electronic bk. = electronic book
[250]
ed. = edition
eds. = editions
ed = edition
rev. = revised
enl. = enlarged
corr. = corrected
abr. = abridged
unabr. = unabridged
annot. = annotated
augm. = augmented
print. = printing
impr. = impression
repr. = reprint
illus. = illustrated
ill. = illustrated
prelim. = preliminary
suppl. = supplement
introd. = introduction
internat. = international
amer. = American
brit. = British
pbk. = paperback
vers. = version
expd. = expanded
updtd. = updated
ltd. = limited
[255]
ca. = approximately
approx. = approximately
proj. = projection
hor. = horizontal
vert. = vertical
col. = color
[260 264]
ca.# = approximately
[245]
ca.# = approximately
[5XX]
p.# = page / pages
pp.# = page / pages
v.# = volume / volumes
vol.# = volume / volumes
vols.# = volumes
l.# = leaf / leaves
ed. = edition
eds. = editions
rev. ed. = revised edition
introd. = introduction
bibl. = bibliography
bibliogr. = bibliography
ill. = illustrations
illus. = illustrations
col. ill. = color illustrations
fig.# = figure
figs.# = figures
facsim. = facsimile
suppl. = supplement
t.p. = title page
ca. = approximately
approx. = approximately
incl. = including
dept. = department
univ. = university
govt. = government
ms. = manuscript
mss. = manuscripts
viz. = namely
i.e. = that is
e.g. = for example
et al. = and others
`,
  fre: `
[300]
p. = page / pages
vol. = volume / volumes
v. = volume / volumes
f.# = feuillet / feuillets
pl. = planche / planches
ill. = illustrations
coul. = couleur
portr. = portraits
fac-sim. = fac-similés
front. = frontispice
dépl. = dépliant
env. = environ
[250]
éd. = édition
ed. = edition
rev. = revue
augm. = augmentée
corr. = corrigée
nouv. = nouvelle
[5XX]
p.# = page / pages
vol.# = volume / volumes
éd. = édition
bibliogr. = bibliographie
`,
  ger: `
[300]
S. = Seite / Seiten
Bd. = Band
Bde. = Bände
Bl. = Blatt / Blätter
Ill. = Illustrationen
Kt. = Karten
graph. Darst. = Diagramme
zahlr. = zahlreiche
farb. = farbige
[250]
Aufl. = Auflage
Ausg. = Ausgabe
bearb. = bearbeitete
erw. = erweiterte
verb. = verbesserte
überarb. = überarbeitete
durchges. = durchgesehene
neubearb. = neubearbeitete
aktual. = aktualisierte
unveränd. = unveränderte
Nachdr. = Nachdruck
Orig.-Ausg. = Originalausgabe
[5XX]
S.# = Seite / Seiten
Bd.# = Band
Aufl. = Auflage
`,
  spa: `
[300]
p. = página / páginas
v. = volumen / volúmenes
h.# = hoja / hojas
il. = ilustraciones
ilus. = ilustraciones
col. = color
fot. = fotografías
retr. = retratos
map. = mapas
[250]
ed. = edición
rev. = revisada
aum. = aumentada
corr. = corregida
[5XX]
p.# = página / páginas
v.# = volumen / volúmenes
ed. = edición
`,
  ita: `
[300]
p. = pagina / pagine
v. = volume / volumi
ill. = illustrazioni
ritr. = ritratti
[250]
ed. = edizione
riv. = riveduta
ampl. = ampliata
`,
  por: `
[300]
p. = página / páginas
v. = volume / volumes
il. = ilustrações
[250]
ed. = edição
rev. = revista
aum. = aumentada
`,
  dut: `
[250]
dr. = druk
uitg. = uitgave
herz. = herziene
verm. = vermeerderde
verb. = verbeterde
[300]
p. = pagina / pagina's
dl. = deel
dln. = delen
ill. = illustraties
`,
}
