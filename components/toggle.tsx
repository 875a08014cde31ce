type ToggleProps = { label: string; isOn: boolean; onChange: (isOn: boolean) => void };

/** One thing that is on or off. It shows what holds: a wish that could not be met is not ticked. */
export function Toggle({ label, isOn, onChange }: ToggleProps) {
  return (
    <label class="toggle">
      <input
        type="checkbox"
        checked={isOn}
        onClick={(event) => {
          event.preventDefault();
          onChange(!isOn);
        }}
      />
      <span>{label}</span>
    </label>
  );
}
