import { Bone, Loading } from '../../shared/states.tsx';

export const EditorLoading = () => (
  <Loading>
    <Bone width="6rem" height="0.8rem" />
    <Bone width="min(100%, 24rem)" height="2.25rem" style={{ marginTop: '1rem' }} />
    <div className="editor section">
      <Bone height="24rem" />
      <Bone height="24rem" />
    </div>
  </Loading>
);
