using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PersistentObjects.Benchmarks.Peers;

sealed class RedisException(string message) : Exception(message);

/// <summary>
/// Speaks the protocol of Redis (RESP 2) over a Unix socket. Commands are collected until they are sent, so that a pipeline costs
/// one system call each way. For one thread.
/// </summary>
sealed class RedisConnection : IDisposable
{
    readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    readonly byte[] _received = new byte[1 << 16];
    byte[] _toSend = new byte[1 << 12];
    int _toSendLength;
    int _position;
    int _end;

    internal RedisConnection(string socket) => _socket.Connect(new UnixDomainSocketEndPoint(socket));

    /// <summary>Sends one command and returns the answer as text.</summary>
    /// <exception cref="RedisException">It was refused.</exception>
    internal string Ask(params ReadOnlySpan<string> words)
    {
        Add(words);
        Send();
        return ReadAnswer();
    }

    internal void Add(params ReadOnlySpan<string> words)
    {
        Begin(words.Length);
        foreach (var word in words) AddWord(Encoding.UTF8.GetBytes(word));
    }

    /// <summary>Begins a command of so many words, which are added next.</summary>
    internal void Begin(int words) => AddLength((byte)'*', words);

    internal void AddWord(ReadOnlySpan<byte> word)
    {
        AddLength((byte)'$', word.Length);
        Reserve(word.Length + 2);
        word.CopyTo(_toSend.AsSpan(_toSendLength));
        _toSendLength += word.Length;
        AddLineEnd();
    }

    internal void Send()
    {
        for (var sent = 0; sent < _toSendLength;) sent += _socket.Send(_toSend.AsSpan(sent, _toSendLength - sent));
        _toSendLength = 0;
    }

    /// <summary>Sends what was added and passes over as many answers.</summary>
    internal void SendAndSkip(int answers)
    {
        Send();
        for (; answers > 0; answers--) SkipAnswer();
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>An answer that is a word, a number or a text; null is empty.</summary>
    string ReadAnswer()
    {
        var line = ReadLine();
        if (line[0] == '-') throw new RedisException(line[1..]);
        if (line[0] != '$') return line[1..];
        var length = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
        return length < 0 ? "" : ReadText(length);
    }

    /// <summary>Answers to changes, a word or a number each: without making strings of them.</summary>
    void SkipAnswer()
    {
        if (Next() == '-') throw new RedisException(ReadLine());
        while (Next() != '\n')
        {
        }
    }

    string ReadLine()
    {
        var line = new StringBuilder();
        for (var c = Next(); c != '\r'; c = Next()) line.Append((char)c);
        Next();
        return line.ToString();
    }

    string ReadText(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = Next();
        Next();
        Next();
        return Encoding.UTF8.GetString(bytes);
    }

    byte Next()
    {
        if (_position == _end)
        {
            (_position, _end) = (0, _socket.Receive(_received));
            if (_end == 0) throw new RedisException("The server has closed the connection.");
        }
        return _received[_position++];
    }

    void AddLength(byte kind, int length)
    {
        Reserve(16);
        _toSend[_toSendLength++] = kind;
        Utf8Formatter.TryFormat(length, _toSend.AsSpan(_toSendLength), out var written);
        _toSendLength += written;
        AddLineEnd();
    }

    void AddLineEnd()
    {
        _toSend[_toSendLength++] = (byte)'\r';
        _toSend[_toSendLength++] = (byte)'\n';
    }

    void Reserve(int more)
    {
        if (_toSendLength + more > _toSend.Length) Array.Resize(ref _toSend, Math.Max(_toSend.Length * 2, _toSendLength + more));
    }
}
