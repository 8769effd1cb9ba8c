import { Button } from '@mantine/core';
import { useState } from 'react';
import { Confirm } from '../confirm.tsx';
import { FileDrop } from '../file-drop.tsx';
import { LongWork } from '../long-work.tsx';
import { say } from '../notices.tsx';
import { Wizard } from '../wizard.tsx';

const kinds = { 'text/csv': ['.csv'] };

export default function WorkSamples() {
  const [isAsking, setIsAsking] = useState(false);
  const [step, setStep] = useState(0);
  const [file, setFile] = useState<File>();
  return (
    <>
      <div className="ui-part">
        <h3>A question before something that matters</h3>
        <Button variant="default" onClick={() => setIsAsking(true)}>
          Close the period
        </Button>
        <Confirm
          opened={isAsking}
          onClose={() => setIsAsking(false)}
          title="Close 2026-Q3?"
          confirm="Close the period"
          isDangerous
          reason="needed"
          onConfirm={async (why) => {
            if (why === 'fail') throw new Error('refused');
            await say({ text: `Closed: ${why}`, undo: () => {} });
          }}
        >
          Amounts become final. What comes later is an adjustment of the next period.
        </Confirm>
      </div>
      <div className="ui-part">
        <h3>Long work</h3>
        <LongWork title="Importing sales.csv" done={412_000} total={1_000_000} secondsLeft={95} onStop={() => {}} />
      </div>
      <div className="ui-part">
        <h3>Steps</h3>
        <Wizard
          at={step}
          onGo={setStep}
          finish={<Button onClick={() => void say({ text: 'Imported.' })}>Import</Button>}
          steps={[
            {
              title: 'Choose a file',
              isDone: file !== undefined,
              content: <FileDrop accept={kinds} kinds="CSV" megabytes={1} onFile={setFile} />,
            },
            { title: 'Map the columns', content: <p>{file?.name}</p> },
            { title: 'Look and import', content: <p>Three rows.</p> },
          ]}
        />
      </div>
    </>
  );
}
