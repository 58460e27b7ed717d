using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace PersistentObjects.Tests.Checks;

/// <summary>Generated rules refuse what the attributes refuse, and in the same words.</summary>
public class AttributeTests
{
    static IEnumerable<PropertyInfo> Properties
        => typeof(Form).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.IsDefined(typeof(ValidationAttribute)));

    static readonly Dictionary<Type, IEnumerable> Values = new()
    {
        [typeof(string)] = new[]
        {
            null, "", " ", "\t\n", "a", "b", "ab", "aab", "abc", "d", "5", "10", "11", "1.2", "1,2", "0.4", "abcde", "abcdef", "12345", "x@y",
            "x@y@z", "http://x", "ftp", "+49 30 1234", "4111111111111111", "4111111111111112", "YWI=", "YWI", "a.png", "a.gif", "ab\n",
        },
        [typeof(int)] = new[] { int.MinValue, -5, 0, 1, 2, 3, 5, 9, 10, 11, 300, int.MaxValue },
        [typeof(byte)] = new byte[] { 0, 5, 255 },
        [typeof(sbyte)] = new sbyte[] { -128, -6, -5, 0, 5, 6 },
        [typeof(uint)] = new uint[] { 0, 5, 6, uint.MaxValue },
        [typeof(long)] = new[] { long.MinValue, -6, -5, 0, 5, 6, 5_000_000_000, 5_000_000_001 },
        [typeof(ulong)] = new ulong[] { 0, 5, 6, ulong.MaxValue },
        [typeof(double)] = new[] { double.NaN, double.NegativeInfinity, -1000, 0.49, 0.5, 0.51, 1.5, 1.51, 9.5, 10.4, 10.5, 11.5, 1000 },
        [typeof(float)] = new[] { float.NaN, 0.49f, 0.5f, 0.51f, 1.5f, 1.51f, 10.4f, 10.5f, 11.5f, float.MaxValue },
        [typeof(decimal)] = new[] { 0m, 0.01m, 0.009m, 0.5m, 0.51m, 1.5m, 1.51m, 10.4m, 10.5m, 11.5m, 100.5m, 100.6m, decimal.MaxValue },
        [typeof(DayOfWeek)] = new[] { DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Saturday, (DayOfWeek)9 },
        [typeof(DateTime)] = new DateTime[] { new(2019, 12, 31), new(2020, 1, 1), new(2030, 1, 1), new(2030, 1, 1, 0, 0, 1) },
        [typeof(DateOnly)] = new DateOnly[] { new(2019, 12, 31), new(2020, 1, 1), new(2030, 1, 1), new(2030, 1, 2) },
        [typeof(TimeOnly)] = new TimeOnly[] { new(7, 59), new(8, 0), new(17, 0), new(17, 1) },
        [typeof(TimeSpan)] = new[] { TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), TimeSpan.FromDays(2) },
        [typeof(ImmutableArray<int>)] = new ImmutableArray<int>[] { [], [1], [1, 2], [1, 2, 3] },
        [typeof(ImmutableList<int>)] = new ImmutableList<int>?[] { null, [], [1], [1, 2] },
        [typeof(FrozenSet<int>)] = new FrozenSet<int>?[] { null, [], [1], [1, 2] },
        [typeof(Form)] = new Form?[] { null },
    };

    [TestCaseSource(nameof(Properties))]
    public void A_setter_refuses_what_the_attributes_refuse_in_their_words(PropertyInfo property)
    {
        using var store = FormStore.InMemory();
        var form = store.Add(Complete());
        var refused = 0;
        var values = Of(property).ToList();
        foreach (var value in values)
        {
            var expected = Expected(property, form, value);
            var before = property.GetValue(form);
            var found = Set(property, form, value);
            found.Count.ShouldBe(expected.Count, $"{property.Name} = {value}");
            found.Zip(expected).ShouldAllBe(pair => pair.Second == null || pair.First.Message == pair.Second, $"{property.Name} = {value}: {string.Join(", ", expected)}");
            property.GetValue(form).ShouldBe(expected.Count == 0 ? value : before);
            refused += expected.Count;
        }
        // A rule that refuses everything, or nothing, would not be much of a test.
        if (property.Name is not (nameof(Form.Always) or nameof(Form.Any) or nameof(Form.Password) or nameof(Form.Byte) or nameof(Form.Parent))) refused.ShouldBeInRange(1, 3 * values.Count);
    }

    static IEnumerable<object?> Of(PropertyInfo property)
    {
        var nullable = Nullable.GetUnderlyingType(property.PropertyType);
        var values = Values[nullable ?? property.PropertyType].Cast<object?>();
        return nullable is null ? values : values.Prepend(null);
    }

    // Null stands for a value that the attribute refuses with an exception instead of a message: a number that it can't convert.
    static List<string?> Expected(PropertyInfo property, Form form, object? value)
    {
        var display = property.GetCustomAttribute<DisplayAttribute>()?.GetName()
            ?? property.GetCustomAttribute<System.ComponentModel.DisplayNameAttribute>()?.DisplayName;
        var expected = new List<string?>();
        foreach (var attribute in property.GetCustomAttributes<ValidationAttribute>())
        {
            var context = new ValidationContext(form) { MemberName = property.Name };
            if (display is not null) context.DisplayName = display;
            var results = new List<ValidationResult>();
            try
            {
                Validator.TryValidateValue(value, context, results, [attribute]);
                expected.AddRange(results.Select(result => result.ErrorMessage));
            }
            catch (OverflowException)
            {
                expected.Add(null);
            }
        }
        return expected;
    }

    static IReadOnlyList<ValidationFailure> Set(PropertyInfo property, Form form, object? value)
    {
        try
        {
            property.SetValue(form, value, BindingFlags.DoNotWrapExceptions, null, null, null);
            return [];
        }
        catch (ObjectValidationException e)
        {
            foreach (var failure in e.Failures) (failure.Object, failure.Properties.Single(), failure.Id).ShouldBe((form, property.Name, form.Id));
            return e.Failures;
        }
    }

    internal static Form Complete()
    {
        var form = new Form { Name = "n", Note = "", Count = 0, Weight = "1" };
        form.Parent = form;
        return form;
    }
}
