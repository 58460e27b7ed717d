using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PersistentObjects.Generator.Emit;

/// <summary>Writes indented source text, always with line feeds, so that output is the same on every machine.</summary>
sealed class SourceWriter
{
    const int IndentWidth = 4;

    readonly StringBuilder _text = new();
    int _indent;

    /// <summary>
    /// Writes one line, or several that are separated by line feeds, each at the current indentation.
    /// </summary>
    public void WriteLine(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            // A raw string takes the line ends of its source file.
            var content = line.TrimEnd('\r');
            if (content.Length > 0)
            {
                _text.Append(' ', _indent * IndentWidth);
            }

            _text.Append(content).Append('\n');
        }
    }

    public void WriteLine() => _text.Append('\n');

    /// <summary>Writes the header and an opening brace; what follows is indented until the block is disposed.</summary>
    public Block OpenBlock(string header)
    {
        WriteLine(header);
        WriteLine("{");
        _indent++;
        return new Block(this);
    }

    /// <summary>Indents what follows by one step until the result is disposed.</summary>
    public Indentation Indent()
    {
        _indent++;
        return new Indentation(this);
    }

    public SourceText ToSourceText() => SourceText.From(_text.ToString(), Encoding.UTF8);

    /// <summary>An open block; disposing it writes the closing brace.</summary>
    public readonly ref struct Block(SourceWriter writer)
    {
        public void Dispose()
        {
            writer._indent--;
            writer.WriteLine("}");
        }
    }

    /// <summary>An indentation that ends when it is disposed.</summary>
    public readonly ref struct Indentation(SourceWriter writer)
    {
        public void Dispose() => writer._indent--;
    }
}
