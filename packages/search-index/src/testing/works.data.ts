/** Works that people ask for, with others that are easily taken for them: title | author | subject | loans. */
export const works = `
The Hobbit, or, There and back again | Tolkien, J. R. R. | Fantasy fiction | 420
The Hobbit | Dixon, Chuck | Graphic novels | 120
The art of the Hobbit by J.R.R. Tolkien | Hammond, Wayne G. | Illustration of books | 35
The history of The Hobbit | Rateliff, John D. | Tolkien, J. R. R. Hobbit | 12
The Hobbit companion | Day, David | Middle Earth | 18
The fellowship of the ring | Tolkien, J. R. R. | Fantasy fiction | 380
The two towers | Tolkien, J. R. R. | Fantasy fiction | 310
The return of the king | Tolkien, J. R. R. | Fantasy fiction | 305
The lord of the rings | Tolkien, J. R. R. | Fantasy fiction | 400
The lord of the rings : the making of the movie trilogy | Sibley, Brian | Motion pictures | 22
The ring of the Nibelung | Wagner, Richard | Operas | 9
Lord of the flies | Golding, William | Survival | 260
Harry Potter and the philosopher's stone | Rowling, J. K. | Wizards | 900
Harry Potter and the chamber of secrets | Rowling, J. K. | Wizards | 850
Harry Potter and the prisoner of Azkaban | Rowling, J. K. | Wizards | 840
Harry Potter and the goblet of fire | Rowling, J. K. | Wizards | 800
Harry Potter and the order of the phoenix | Rowling, J. K. | Wizards | 790
Harry Potter and the half-blood prince | Rowling, J. K. | Wizards | 780
Harry Potter and the deathly hallows | Rowling, J. K. | Wizards | 790
The unofficial Harry Potter cookbook | Bucholz, Dinah | Cooking | 75
Harry Potter and philosophy | Irwin, William | Philosophy | 20
The philosopher's stone | Marshall, Peter | Alchemy | 8
Dune | Herbert, Frank | Science fiction | 500
Dune messiah | Herbert, Frank | Science fiction | 210
Children of Dune | Herbert, Frank | Science fiction | 190
The road to Dune | Herbert, Brian | Science fiction | 25
Dune : the graphic novel. Book 1 | Herbert, Brian | Graphic novels | 130
The sand dunes of Oregon | Cooper, William | Sand dunes | 3
It | King, Stephen | Horror fiction | 300
It ends with us | Hoover, Colleen | Love stories | 950
It starts with us | Hoover, Colleen | Love stories | 700
As I lay dying | Faulkner, William | Families | 90
Pet sematary | King, Stephen | Horror fiction | 220
The shining | King, Stephen | Horror fiction | 310
On writing : a memoir of the craft | King, Stephen | Authorship | 180
The writing life | Dillard, Annie | Authorship | 40
1984 | Orwell, George | Totalitarianism | 520
1984 : Reagan's victory | Smith, Helena | Presidents Election 1984 | 4
Animal farm | Orwell, George | Political satire | 430
Animal farms and the environment | Brown, Lee | Animal industry | 2
Catch-22 | Heller, Joseph | World War, 1939-1945 Fiction | 230
Slaughterhouse-five | Vonnegut, Kurt | World War, 1939-1945 Fiction | 240
Fahrenheit 451 | Bradbury, Ray | Book burning | 410
The catcher in the rye | Salinger, J. D. | Teenagers | 370
The great Gatsby | Fitzgerald, F. Scott | Rich people | 480
The great Gatsby : a literary reference | Bruccoli, Matthew J. | Fitzgerald, F. Scott Great Gatsby | 11
To kill a mockingbird | Lee, Harper | Race relations | 540
Go set a watchman | Lee, Harper | Fathers and daughters | 150
Mockingjay | Collins, Suzanne | Survival | 420
The hunger games | Collins, Suzanne | Survival | 610
Catching fire | Collins, Suzanne | Survival | 500
The ballad of songbirds and snakes | Collins, Suzanne | Survival | 450
Pride and prejudice | Austen, Jane | Courtship | 390
Pride and prejudice and zombies | Grahame-Smith, Seth | Zombies | 90
Death comes to Pemberley | James, P. D. | Murder | 60
Sense and sensibility | Austen, Jane | Sisters | 240
Emma | Austen, Jane | Matchmakers | 230
Emma Watson : a biography | Nolan, Lee | Actors | 5
Jane Eyre | Brontë, Charlotte | Governesses | 280
Wuthering Heights | Brontë, Emily | Foundlings | 260
The Brontës | Barker, Juliet | Brontë family | 15
One hundred years of solitude | García Márquez, Gabriel | Families | 300
Cien años de soledad | García Márquez, Gabriel | Families | 110
Love in the time of cholera | García Márquez, Gabriel | Love stories | 170
Les misérables | Hugo, Victor | France | 160
Le petit prince | Saint-Exupéry, Antoine de | Princes | 140
The little prince | Saint-Exupéry, Antoine de | Princes | 330
The prince | Machiavelli, Niccolò | Political science | 120
The princess bride | Goldman, William | Fairy tales | 210
Die Verwandlung | Kafka, Franz | Metamorphosis | 40
The metamorphosis | Kafka, Franz | Metamorphosis | 190
Die unendliche Geschichte | Ende, Michael | Fantasy fiction | 45
Momo | Ende, Michael | Time | 60
Straße der Ölsardinen | Steinbeck, John | Monterey (Calif.) | 6
Cannery row | Steinbeck, John | Monterey (Calif.) | 100
Of mice and men | Steinbeck, John | Ranch life | 350
The grapes of wrath | Steinbeck, John | Migrant labor | 280
East of Eden | Steinbeck, John | Brothers | 240
Crime and punishment | Dostoyevsky, Fyodor | Murder | 260
Преступление и наказание | Достоевский, Фёдор | Murder | 30
The brothers Karamazov | Dostoyevsky, Fyodor | Brothers | 200
Anna Karenina | Tolstoy, Leo | Adultery | 210
War and peace | Tolstoy, Leo | Napoleonic Wars | 220
The art of war | Sunzi | Military art and science | 250
孫子兵法 | 孫武 | Military art and science | 12
吾輩は猫である | 夏目漱石 | Cats | 14
I am a cat | Natsume, Sōseki | Cats | 60
ノルウェイの森 | 村上春樹 | Love stories | 18
Norwegian wood | Murakami, Haruki | Love stories | 160
Kafka on the shore | Murakami, Haruki | Runaway teenagers | 190
1Q84 | Murakami, Haruki | Parallel universes | 140
ألف ليلة وليلة | | Folklore | 10
The Arabian nights | Haddawy, Husain | Folklore | 80
מיכאל שלי | עוז, עמוס | Marriage | 7
Η Οδύσσεια | Όμηρος | Epic poetry | 5
The Odyssey | Homer | Epic poetry | 310
The Iliad | Homer | Epic poetry | 240
Ulysses | Joyce, James | Dublin (Ireland) | 130
2001 : a space odyssey | Clarke, Arthur C. | Space flight | 170
The Penelopiad | Atwood, Margaret | Penelope | 70
The handmaid's tale | Atwood, Margaret | Dystopias | 460
The testaments | Atwood, Margaret | Dystopias | 300
The Canterbury tales | Chaucer, Geoffrey | Pilgrims | 120
A tale of two cities | Dickens, Charles | France | 230
Great expectations | Dickens, Charles | Orphans | 220
A Christmas carol | Dickens, Charles | Christmas stories | 300
Where the wild things are | Sendak, Maurice | Monsters | 520
Where the crawdads sing | Owens, Delia | Marshes | 700
Into the wild | Krakauer, Jon | Wilderness survival | 210
The call of the wild | London, Jack | Dogs | 180
Call of the wild | Guy, David | Outdoor life | 3
White Fang | London, Jack | Wolfdogs | 110
The very hungry caterpillar | Carle, Eric | Caterpillars | 640
Goodnight moon | Brown, Margaret Wise | Bedtime | 580
The cat in the hat | Seuss, Dr. | Cats | 560
Green eggs and ham | Seuss, Dr. | Food | 540
Charlotte's web | White, E. B. | Spiders | 450
Diary of a wimpy kid | Kinney, Jeff | Diaries | 820
Diary of a wimpy kid : dog days | Kinney, Jeff | Diaries | 610
The diary of a young girl | Frank, Anne | Holocaust | 390
The C++ programming language | Stroustrup, Bjarne | C++ (Computer program language) | 45
The C programming language | Kernighan, Brian W. | C (Computer program language) | 70
Programming C# | Liberty, Jesse | C# (Computer program language) | 25
A brief history of time | Hawking, Stephen | Cosmology | 330
A short history of nearly everything | Bryson, Bill | Science | 310
Sapiens : a brief history of humankind | Harari, Yuval N. | Civilization | 520
The immortal life of Henrietta Lacks | Skloot, Rebecca | Medical ethics | 290
Educated : a memoir | Westover, Tara | Families | 480
Becoming | Obama, Michelle | Presidents' spouses | 560
A promised land | Obama, Barack | Presidents | 400
Quiet : the power of introverts in a world that can't stop talking | Cain, Susan | Introverts | 260
All quiet on the Western Front | Remarque, Erich Maria | World War, 1914-1918 Fiction | 210
Spider-Man : blue | Loeb, Jeph | Comic books | 80
Miles Morales: Spider-Man | Reynolds, Jason | Comic books | 140
Maus : a survivor's tale | Spiegelman, Art | Holocaust | 270
Persepolis | Satrapi, Marjane | Iran | 220
The alchemist | Coelho, Paulo | Fables | 430
The midnight library | Haig, Matt | Choice | 610
Project Hail Mary | Weir, Andy | Science fiction | 590
The Martian | Weir, Andy | Science fiction | 480
The Martian chronicles | Bradbury, Ray | Mars (Planet) | 160
Foundation | Asimov, Isaac | Science fiction | 240
Foundation and empire | Asimov, Isaac | Science fiction | 150
I, robot | Asimov, Isaac | Robots | 210
Robots | Wilson, Daniel H. | Robots | 30
Neuromancer | Gibson, William | Cyberspace | 160
Beloved | Morrison, Toni | Slavery | 250
Song of Solomon | Morrison, Toni | African American men | 150
Things fall apart | Achebe, Chinua | Igbo (African people) | 220
Americanah | Adichie, Chimamanda Ngozi | Immigrants | 230
The color purple | Walker, Alice | African American women | 210
The book thief | Zusak, Markus | Books and reading | 420
The name of the rose | Eco, Umberto | Monastic libraries | 170
The name of the wind | Rothfuss, Patrick | Magic | 310
A game of thrones | Martin, George R. R. | Fantasy fiction | 470
The girl with the dragon tattoo | Larsson, Stieg | Journalists | 340
The girl on the train | Hawkins, Paula | Railroad travel | 380
Gone girl | Flynn, Gillian | Husbands | 360
Gone with the wind | Mitchell, Margaret | Georgia | 190
Žižek's jokes | Žižek, Slavoj | Philosophy | 15
Kafka's letters to Milena | Kafka, Franz | Authors, Austrian | 20
R.U.R. | Čapek, Karel | Robots | 12
Łódź ghetto album | Ross, Henryk | Holocaust | 6
Nineteen minutes | Picoult, Jodi | School violence | 180
`
