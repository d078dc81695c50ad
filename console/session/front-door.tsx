import { Button } from 'antd'
import { chooseLanguage, useLanguage, useWords } from '../language/language.ts'
import markUrl from '../look/mark.svg'
import './front-door.css'
import type { Session, SessionState } from './session.ts'
import { SetupForm } from './setup-form.tsx'
import { SignInForm } from './sign-in-form.tsx'

interface Props {
  readonly session: Session
  readonly notice: SessionState['notice']
  readonly setupCode: string | null
}

export function FrontDoor({ session, notice, setupCode }: Props) {
  const words = useWords()
  const language = useLanguage()
  const isSetup = setupCode !== null

  return (
    <div className="door">
      <aside className="door-aside">
        <div className="door-brand">
          <img src={markUrl} alt="" width={36} height={36} />
          <div>
            <strong>{words.product}</strong>
            <span>{words.tagline}</span>
          </div>
        </div>
        <ul className="door-points">
          {words.door.points.map(point => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </aside>
      <main className="door-main">
        <Button
          className="door-language"
          type="text"
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => chooseLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          {language === 'en' ? '中文' : 'English'}
        </Button>
        <div className="door-card">
          <h1>{isSetup ? words.door.setupTitle : words.door.welcome}</h1>
          {isSetup && <p className="door-lead">{words.door.setupLead}</p>}
          {!isSetup && notice && (
            <p className={`door-notice is-${notice}`} role="status">
              {words.door[notice]}
            </p>
          )}
          {isSetup ? <SetupForm session={session} code={setupCode} /> : <SignInForm session={session} />}
        </div>
      </main>
    </div>
  )
}
