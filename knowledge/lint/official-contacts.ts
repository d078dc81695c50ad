import { type ContactMention, dialled, findContacts, hostOf } from '../contact-patterns.ts'
import type { KnowledgeContent } from '../content.ts'
import type { FactBook } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'
import { rememberedBeside } from './remembered.ts'
import { error, type LintRule, warning } from './rule.ts'
import { say } from './sentences.ts'
import { type PublishedText, publishedTexts } from './texts.ts'

/**
 * R115: a number or address that is not on the official list is never published, not even by way of a fact. A shop
 * that has no list yet is told, and may start.
 */
export const officialContacts: LintRule = ({ content, facts }) => {
  const isOfficial = officialList(content)
  const problems: Problem[] = []
  for (const texts of publishedTexts(content)) {
    for (const { mention, place, what, whatZh } of mentionsIn(texts, facts)) {
      if (isOfficial(mention)) continue
      const message = say('UNOFFICIAL_CONTACT', { what, whatZh, text: mention.text })
      const tell = content.contacts.length === 0 ? warning : error
      problems.push(tell('UNOFFICIAL_CONTACT', place, message))
    }
  }
  return problems
}

const mentionsIn = rememberedBeside((texts: readonly PublishedText[], facts: FactBook) =>
  texts
    // What shoppers ask may well name a number: "95xxx 是你们的电话吗".
    .filter(({ isQuestion, what }) => !isQuestion || what.startsWith('question'))
    .flatMap(text => findContacts(facts.fill(text.text, text.language)).map(mention => ({ ...text, mention }))),
)

function officialList(content: KnowledgeContent): (mention: ContactMention) => boolean {
  const phones = new Set<string>()
  const emails = new Set<string>()
  const hosts: string[] = []
  for (const { value } of content.contacts) {
    for (const mention of findContacts(value)) {
      if (mention.kind === 'phone') phones.add(dialled(mention.text))
      else if (mention.kind === 'email') emails.add(mention.text.toLowerCase())
      else hosts.push(hostOf(mention.text))
    }
  }
  for (const { kind, value } of content.contacts) {
    if (kind === 'phone') phones.add(dialled(value))
    if (kind === 'web') hosts.push(hostOf(value))
  }
  return ({ kind, text }) => {
    if (kind === 'phone') return phones.has(dialled(text))
    if (kind === 'email') return emails.has(text.toLowerCase())
    const host = hostOf(text)
    return hosts.some(own => host === own || host.endsWith(`.${own}`))
  }
}
