import { DateInput, type DateInputProps, DatesProvider } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import { useLanguage } from '../language.ts';
import 'dayjs/locale/nl.js';
import 'dayjs/locale/en-gb.js';
import '@mantine/dates/styles.css';

dayjs.extend(customParseFormat);

type Props = Omit<DateInputProps, 'value' | 'onChange' | 'valueFormat' | 'dateParser'> & {
  /** A day as YYYY-MM-DD, or '' for none. */
  readonly value?: string;
  readonly onChange: (value: string) => void;
};

const written = ['D-M-YYYY', 'D/M/YYYY', 'D.M.YYYY', 'D MMM YYYY', 'D MMMM YYYY', 'YYYY-MM-DD'];

/** A day, typed in any usual way or picked. */
export function DateField({ value, onChange, ...rest }: Props) {
  const { t, language } = useLanguage();
  const locale = language === 'nl' ? 'nl' : 'en-gb';
  const parse = (text: string) => {
    const found = written.map((format) => dayjs(text.trim(), format, locale, true)).find((day) => day.isValid());
    return found?.format('YYYY-MM-DD') ?? null;
  };
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1 }}>
      <DateInput
        placeholder={t('form.date')}
        {...rest}
        value={value || null}
        onChange={(day) => onChange(day ?? '')}
        valueFormat="D MMM YYYY"
        dateParser={parse}
        autoComplete="off"
        clearButtonProps={{ 'aria-label': t('form.empty') }}
        clearable={!rest.required}
        allowDeselect={!rest.required}
      />
    </DatesProvider>
  );
}
