import { Button } from '@mantine/core';
import { places } from '../../navigation.ts';
import { TopBar } from '../../top.tsx';
import { say } from '../notices.tsx';

export default function FrameSamples() {
  return (
    <>
      <div className="ui-part" data-sample="manager">
        <h3>A manager's places</h3>
        <TopBar label="Manager's menu" places={places.manager} who={{ role: 'manager' }} />
      </div>
      <div className="ui-part" data-sample="partner">
        <h3>A partner's places</h3>
        <TopBar label="Partner's menu" places={places.partner} who={{ role: 'partner', name: 'Fietsen & Zo' }} />
      </div>
      <div className="ui-part">
        <h3>Notices</h3>
        <Button variant="light" onClick={() => say({ text: 'Tier changed to gold.', undo: () => {} })}>
          Say what was done
        </Button>
      </div>
    </>
  );
}
