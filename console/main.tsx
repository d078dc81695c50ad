import { createRoot } from 'react-dom/client'
import './look/base.css'
import { App } from './app/app.tsx'

createRoot(document.getElementById('console')!).render(<App />)
