const quotedZh = (texts: readonly string[]) => texts.map(text => `“${text}”`).join('、')
const quotedEn = (texts: readonly string[]) => new Intl.ListFormat('en').format(texts.map(text => `“${text}”`))

export const botPhrases = {
  'zh-CN': {
    askBack: '您是不是想问：',
    openChoices: (texts: readonly string[]) => `关于${quotedZh(texts)}，我还不确定，您是不是想问：`,
    open: (texts: readonly string[]) => `关于${quotedZh(texts)}，我还不确定。您可以换个说法再问一次，也可以转人工。`,
    rephrase: '收到。能再用一句话说说您遇到的问题吗？也可以直接转人工。',
    noneOfThese: '都不是，转人工',
    human: '转人工',
    humanPressed: '转人工',
    picture: '[图片]',
    greeting: '您好，我是智能客服，请问有什么可以帮您？',
    thanks: '不客气，很高兴能帮到您。',
    farewell: '感谢您的咨询，祝您生活愉快，再见。',
    acknowledgement: '好的，还有其他问题可以随时问我。',
    identity: '我是智能客服机器人，常见问题可以马上回答。想和真人客服说话，随时发“人工客服”就行。',
  },
  en: {
    askBack: 'Did you mean:',
    openChoices: (texts: readonly string[]) => `I am not sure about ${quotedEn(texts)}. Did you mean:`,
    open: (texts: readonly string[]) =>
      `I am not sure about ${quotedEn(texts)}. You can ask it in other words, or talk to a person.`,
    rephrase: 'Got it. Could you describe your question in one sentence? You can also ask for a person.',
    noneOfThese: 'None of these, get me a person',
    human: 'Talk to a person',
    humanPressed: 'Talk to a person',
    picture: '[Picture]',
    greeting: 'Hello! I am the service robot. How can I help?',
    thanks: 'You are welcome.',
    farewell: 'Thank you for getting in touch. Goodbye!',
    acknowledgement: 'All right. Ask me anything else at any time.',
    identity:
      'I am the service robot and answer common questions at once. To talk to a person, write “talk to a person” at any time.',
  },
} as const
