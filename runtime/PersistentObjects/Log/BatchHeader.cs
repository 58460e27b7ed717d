namespace PersistentObjects.Log;
static class BatchHeader
{
    public const int Size = 16;
    public const int Alignment = 8;
}
