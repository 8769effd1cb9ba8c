export default function Samples() {
  return null;
}
