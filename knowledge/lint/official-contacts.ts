import { type ContactMention, dialled, findContacts, hostOf } from '../contact-patterns.ts'
import type { KnowledgeContent } from '../content.ts'
import { error, type TextRule, warning } from './rule.ts'
import { say } from './sentences.ts'

/**
 * R115: a number or address that is not on the official list is never published, not even by way of a fact. A shop
 * that has no list yet is told, and may start.
 */
export const officialContacts: TextRule = ({ content: { contacts }, facts }) => {
  const isOfficial = officialList(contacts)
  const tell = contacts.length === 0 ? warning : error
  return texts =>
    texts
      // What shoppers ask may well name a number: "95xxx 是你们的电话吗".
      .filter(({ isQuestion, what }) => !isQuestion || what.startsWith('question'))
      .flatMap(({ text, language, place, what, whatZh }) =>
        findContacts(facts.fill(text, language))
          .filter(mention => !isOfficial(mention))
          .map(mention =>
            tell('UNOFFICIAL_CONTACT', place, say('UNOFFICIAL_CONTACT', { what, whatZh, text: mention.text })),
          ),
      )
}

function officialList(contacts: KnowledgeContent['contacts']): (mention: ContactMention) => boolean {
  const phones = new Set<string>()
  const emails = new Set<string>()
  const hosts: string[] = []
  for (const { value } of contacts) {
    for (const mention of findContacts(value)) {
      if (mention.kind === 'phone') phones.add(dialled(mention.text))
      else if (mention.kind === 'email') emails.add(mention.text.toLowerCase())
      else hosts.push(hostOf(mention.text))
    }
  }
  for (const { kind, value } of contacts) {
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
