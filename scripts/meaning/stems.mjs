// Reads a JSON list of words from standard input and writes the list of their stems, as the bot takes them.
import { readFileSync } from 'node:fs'
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(word => porter.stem(word))))
