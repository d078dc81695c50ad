import bubble from './bubble.css?inline'
import composer from './composer.css?inline'
import controls from './controls.css?inline'
import log from './log.css?inline'
import panel from './panel.css?inline'
import rating from './rating.css?inline'
import system from './system.css?inline'
import tokens from './tokens.css?inline'

/** One sheet; the order is the cascade. `system` comes last: it answers what the reader's system asks for. */
export const chatCss = [tokens, controls, panel, log, bubble, composer, rating, system].join('\n')
