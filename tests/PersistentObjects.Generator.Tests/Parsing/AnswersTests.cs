using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Indexes;
using PersistentObjects.Generator.Parsing.Values;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

/// <summary>
/// Analyzers see a compilation after generation; the rules must tell them what they told the generator.
/// </summary>
sealed class AnswersTests
{
    const string Source = """
        public enum Tier { Basic }

        [Persistent] public partial class Entity { public partial string Name { get; set; } }
        [Persistent] public partial class Account : Entity
        {
            public Account(string email) => Email = email;
            public partial string Email { get; set; }
            public partial object Tag { get; set; } = "";
            public partial int Count { get; }
            public partial string Note { get; set; }
            public partial Line? Line { get; set; }
            public partial Entity? Entity { get; set; }
            [NotPersistent] public partial int Cached { get; set; }
            [Unique, Index] public partial Tier Tier { get; set; }
            [Index] public string Domain => Email;
        }
        public partial class Account { public partial int Cached { get => field; set; } }
        [Persistent] public partial class Savings : Account { public new partial string Email { get; set; } }
        [Persistent] public sealed partial class Special : Entity { public required partial string Code { get; init; } }
        [Persistent] public partial record Line(int Number) { public partial string Text { get; set; } }
        [Persistent] public partial class Primary(int number) { public partial int Number { get; set; } = number; }
        [Persistent] public partial class Generic<T> { public partial int Number { get; set; } }
        [Persistent] public abstract partial class Keyed<T> { [Index] public partial T? Key { get; set; } private partial T? Former { get; set; } }
        [Persistent] public partial class Closed : Keyed<int> { public partial Keyed<int>? Other { get; set; } }
        [Persistent] public class NotPartial { public int Number { get; set; } }

        public partial class Bank : PersistentStore
        {
            public partial Extent<Account> Accounts { get; }
            public partial Extent<Primary> Primaries { get; }
            public partial Extent<Entity> Entities { get; set; }
        }
        public partial class Derived : Bank;
        public abstract partial class Archive : PersistentStore { public partial Extent<Account> Accounts { get; } }
        """;

    [Test]
    public void Rules_give_the_same_answers_before_and_after_generation()
    {
        var run = UserProject.With(Source).Run();

        var before = Answers(run.Input).ToList();
        before.Count(answer => answer.Contains("True")).ShouldBeGreaterThan(10);
        before.Count(answer => answer.Contains("PO")).ShouldBeGreaterThan(10);
        Answers(run.Output).ShouldBe(before);
    }

    static IEnumerable<string> Answers(Compilation compilation)
    {
        var types = compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>();
        foreach (var type in types.Where(type => type.Locations[0].SourceTree!.FilePath == "Source.cs").OrderBy(type => type.Name))
        {
            if (type.IsMarkedPersistent())
            {
                yield return Describe(type, DeclarationRules.Class(type, default));
                yield return $"{type} {Constructors.Default(type)} {GeneratedMembers.HasUserToString(type)}";
                var properties = type.GetMembers().Select(member => member.Name).ToList();
                var indexes = ClassIndexes.Parse(type, properties, compilation, default);
                yield return $"{type} {string.Join(", ", indexes.Own)} {string.Join(", ", indexes.Diagnostics.Select(problem => problem.Id))}";
            }
            else if (PersistentTypes.IsStore(type))
            {
                yield return Describe(type, DeclarationRules.Store(type, default));
            }

            // Generated is the explicit implementation of an interface's property.
            var declared = PropertyDeclarationParser.PropertiesInOrder(type)
                .Where(property => property.ExplicitInterfaceImplementations.IsEmpty);
            foreach (var answer in declared.SelectMany(PropertyAnswers))
            {
                yield return answer;
            }
        }
    }

    static IEnumerable<string> PropertyAnswers(IPropertySymbol property)
    {
        var isGenerated = PersistentTypes.IsGeneratedProperty(property);
        var shapes = new ValueShapeParser(property.ContainingAssembly, default);
        yield return $"{property} {isGenerated}";
        if (DeclarationRules.IsExtent(property))
        {
            yield return Describe(property, DeclarationRules.Extent(property, default));
        }
        else if (isGenerated)
        {
            var declaration = PropertyDeclarationParser.Parse(property, default);
            yield return Describe(property, DeclarationRules.Property(property, shapes));
            yield return $"{property} {DeclarationRules.IsNullInNewObject(property, declaration)}";
        }
    }

    static string Describe(ISymbol symbol, Verdict verdict) => $"{symbol} {verdict.IsValid} {verdict.Problem?.Id}";
}
