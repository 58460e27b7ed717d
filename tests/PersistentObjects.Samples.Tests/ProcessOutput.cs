using System.Text;
using System.Text.RegularExpressions;

namespace PersistentObjects.Samples.Tests;

/// <summary>What a process writes, also while it still runs.</summary>
sealed class ProcessOutput
{
    readonly Lock _gate = new();
    readonly StringBuilder _text = new();
    readonly Task _reading;
    TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProcessOutput(TextReader reader) => _reading = ReadAsync(reader);

    public async Task<string> AllAsync()
    {
        await _reading;
        return _text.ToString();
    }

    /// <summary>The first match, as soon as it is there; a failed one when the process has closed its output without it.</summary>
    public async Task<Match> WaitForAsync(Regex pattern, TimeSpan patience)
    {
        while (true)
        {
            var isComplete = _reading.IsCompleted;
            Match match;
            Task more;
            lock (_gate) (match, more) = (pattern.Match(_text.ToString()), _more.Task);
            if (match.Success || isComplete)
                return match;

            await Task.WhenAny(more, _reading).WaitAsync(patience);
        }
    }

    async Task ReadAsync(TextReader reader)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is var count and > 0)
        {
            lock (_gate)
            {
                _text.Append(buffer, 0, count);
                _more.SetResult();
                _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
