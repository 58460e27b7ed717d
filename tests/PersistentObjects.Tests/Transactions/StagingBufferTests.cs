using PersistentObjects.Serialization;
using PersistentObjects.Transactions;

namespace PersistentObjects.Tests.Transactions;

public class StagingBufferTests
{
    [Test]
    public void What_was_appended_since_a_mark_is_given_up_also_across_batches()
    {
        var buffer = new StagingBuffer();
        buffer.Append(RecordKind.Transaction, [1, 2, 3], 1);
        var mark = buffer.MarkEnd();
        var records = buffer[0].Records.ToArray();
        for (var part = 0; part < 3; part++) buffer.Append(RecordKind.TransactionPart, new byte[1 << 20], 2);
        buffer.BatchCount.ShouldBeGreaterThan(1);

        buffer.TruncateTo(mark);

        (buffer.BatchCount, buffer.Bytes).ShouldBe((1, records.Length));
        buffer[0].Records.ToArray().ShouldBe(records);
        buffer.Append(RecordKind.Transaction, [4], 2);
        buffer[0].Records.ToArray().ShouldBe([.. records, 2, (byte)RecordKind.Transaction, 4]);
    }

    [Test]
    public void What_fails_in_an_empty_buffer_leaves_it_empty()
    {
        var buffer = new StagingBuffer();
        var mark = buffer.MarkEnd();
        buffer.Append(RecordKind.TransactionPart, [1], 1);
        buffer.TruncateTo(mark);
        (buffer.IsEmpty, buffer.Bytes).ShouldBe((true, 0));
    }
}
