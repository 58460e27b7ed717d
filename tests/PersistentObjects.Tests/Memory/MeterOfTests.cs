using PersistentObjects.Objects;

namespace PersistentObjects.Tests.Memory;

/// <summary>A heap that a test fills and empties.</summary>
sealed class MeterOfTests : IMemoryMeter
{
    public long Live { get; set; }

    public long Garbage { get; set; }

    public long AllocatedBytes { get; set; }

    public int Looks { get; private set; }

    public int Collections { get; private set; }

    public long UsedBytes
    {
        get
        {
            Looks++;
            return Live + Garbage;
        }
    }

    public void Collect()
    {
        Collections++;
        Garbage = 0;
    }
}
