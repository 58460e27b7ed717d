using PersistentObjects.Log;

namespace PersistentObjects.Tests.Log;

public class BatchBufferTests
{
    [Test]
    public void Records_begin_behind_the_room_for_the_header()
    {
        var buffer = new BatchBuffer();
        buffer.Reset(7);
        buffer.IsEmpty.ShouldBeTrue();

        Write(buffer, [1, 2, 3]);

        buffer.FirstVersion.ShouldBe(7);
        buffer.Length.ShouldBe(BatchHeader.Size + 3);
        buffer.Bytes[BatchHeader.Size..buffer.Length].ShouldBe([1, 2, 3]);
        buffer.Records.ToArray().ShouldBe([1, 2, 3]);
    }

    [Test]
    public void It_grows_and_keeps_what_was_written_and_room_for_the_padding()
    {
        var buffer = new BatchBuffer();
        buffer.Reset(1);
        var expected = new byte[1_000_000];
        new Random(1).NextBytes(expected);
        for (var i = 0; i < expected.Length; i += 1000) Write(buffer, expected.AsSpan(i, 1000));

        buffer.Records.SequenceEqual(expected).ShouldBeTrue();
        (buffer.Bytes.Length - buffer.Length).ShouldBeGreaterThanOrEqualTo(BatchHeader.Alignment);
    }

    [Test]
    public void Every_span_it_offers_leaves_room_for_the_padding()
    {
        var buffer = new BatchBuffer();
        buffer.Reset(1);
        for (var i = 0; i < 5; i++)
        {
            buffer.Advance(buffer.GetSpan(1).Length);
            (buffer.Bytes.Length - buffer.Length).ShouldBeGreaterThanOrEqualTo(BatchHeader.Alignment);
        }
    }

    [Test]
    public void It_can_be_truncated_to_an_earlier_length()
    {
        var buffer = new BatchBuffer();
        buffer.Reset(1);
        Write(buffer, [1, 2]);
        var length = buffer.Length;
        Write(buffer, [3, 4]);

        buffer.Truncate(length);

        buffer.Records.ToArray().ShouldBe([1, 2]);
        Should.Throw<ArgumentOutOfRangeException>(() => buffer.Truncate(length + 1));
        Should.Throw<ArgumentOutOfRangeException>(() => buffer.Truncate(BatchHeader.Size - 1));
    }

    [Test]
    public void A_buffer_that_one_large_batch_made_large_is_given_back()
    {
        var buffer = new BatchBuffer();
        buffer.Reset(1);
        Write(buffer, new byte[20_000_000]);

        buffer.Reset(2);

        buffer.IsEmpty.ShouldBeTrue();
        buffer.Bytes.Length.ShouldBeLessThan(1_000_000);
    }

    [Test]
    public void More_than_a_batch_can_hold_is_refused()
    {
        var buffer = new BatchBuffer();
        buffer.Reset(1);

        Should.Throw<InvalidOperationException>(() => { buffer.GetSpan(int.MaxValue); })
            .Message.ShouldContain(BatchBuffer.MaxRecordBytes.ToString());
    }

    static void Write(BatchBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.GetSpan(bytes.Length));
        buffer.Advance(bytes.Length);
    }
}
