import { useId } from 'preact/hooks';

import { i18n } from '#i18n';

import { useFormats, type Formats } from './formats';
import { Part } from './part';
import { Toggle } from './toggle';

/** What one device said of its week; `isThis`: the one that is looked at. */
export type NamedDevice = { id: string; name: string; isThis: boolean; pushes: number };

export type DevicesProps = {
  isDeviceShared: boolean;
  deviceName: string;
  /** In characters. */
  longestName: number;
  /** How full the browser's sync is, from 0 to 1; missing: it does not say. */
  syncShare?: number | undefined;
  /** Where this device's total went last. */
  place?: 'sync' | 'local' | undefined;
  onDevice: (isShared: boolean, name: string) => void;
};

/** From here on the person is told that there is little room left. */
const NEARLY_FULL = 0.8;

/** Whether the week's total goes to the person's other devices, and under what name. */
export function Devices({
  isDeviceShared,
  deviceName,
  longestName,
  syncShare,
  place,
  onDevice,
}: DevicesProps) {
  const id = useId();
  const { number } = useFormats();
  return (
    <Part id={`${id}-title`} title={i18n.t('devices.title')}>
      <p>{i18n.t('devices.more')}</p>
      <Toggle
        isOn={isDeviceShared}
        onChange={(isShared) => onDevice(isShared, deviceName)}
        label={i18n.t('devices.switch')}
      />
      {isDeviceShared && (
        <p class="choice-row">
          <label for={id}>{i18n.t('devices.name')}</label>
          <input
            id={id}
            class="field"
            autoComplete="off"
            maxLength={longestName}
            value={deviceName}
            placeholder={i18n.t('devices.name_example')}
            onChange={({ currentTarget }) => onDevice(true, currentTarget.value.trim())}
          />
        </p>
      )}
      {isDeviceShared && (
        <output class="choice-words">
          {place === 'local'
            ? i18n.t('devices.here_only')
            : syncShare !== undefined &&
              i18n.t(syncShare >= NEARLY_FULL ? 'devices.nearly_full' : 'devices.room', [
                number(Math.ceil(syncShare * 100)),
              ])}
        </output>
      )}
    </Part>
  );
}

/** "This week on your devices: laptop 41, this one 12."; '' where no other device has said anything. */
export function sayDevices(devices: readonly NamedDevice[], { list, number }: Formats): string {
  if (!devices.some(({ isThis }) => !isThis)) return '';
  const nameOf = ({ isThis, name }: NamedDevice): string =>
    isThis
      ? name === ''
        ? i18n.t('devices.this')
        : i18n.t('devices.this_named', [name])
      : name || i18n.t('devices.other');
  const said = devices
    .toSorted((a, b) => b.pushes - a.pushes)
    .map((device) => i18n.t('devices.count', [nameOf(device), number(device.pushes)]));
  return i18n.t('devices.said', [list(said)]);
}
