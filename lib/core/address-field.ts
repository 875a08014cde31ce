import type { FieldFacts } from './types';

/** Fields a person types a line into: an address may be asked for in any of them. */
const TYPED = new Set(['email', 'text', 'search', 'tel', 'url', '']);

/** How languages name an address field, in attributes as in labels: "e-mail", "courriel", "correo electrónico", "почта", "メール". */
const NAMES = [
  'mail',
  'mél',
  'courriel',
  'correo',
  'korespond',
  'sähköposti',
  'почт',
  'メール',
  '邮箱',
  '이메일',
];

/** Fields that only mention mail: "subject of the mail", "your name (in the mail)". */
const OTHERS = ['subject', 'betreff', 'confirm_url', 'mailto', 'gmail.com'];

/** Whether words of the markup or a label name an e-mail address. An example ("you@site.example") names one, too. */
export function namesAddress(words: string): boolean {
  const plain = words.toLowerCase();
  if (OTHERS.some((other) => plain.includes(other))) return false;
  return plain.includes('@') || NAMES.some((name) => plain.includes(name));
}

/** Whether a person is to type an e-mail address here: told from its type, its names, or its label. */
export function isAddressField(field: FieldFacts): boolean {
  if (!TYPED.has(field.type)) return false;
  if (field.type === 'email') return true;
  if (field.purpose.includes('email')) return true;
  return namesAddress(`${field.name} ${field.label}`);
}
