import { i18n } from '#i18n';

type TroubleNoteProps = {
  /** Why nothing can be kept now; missing: all is well. */
  trouble?: 'full' | 'blocked' | 'newer' | 'broken' | undefined;
};

/** One sentence where the log cannot be written, and what to do about it. */
export function TroubleNote({ trouble }: TroubleNoteProps) {
  if (trouble === undefined) return null;
  return (
    <p class="notice" role="alert">
      {i18n.t(`trouble.${trouble}`)}
    </p>
  );
}
