package dev.nacre.plugin;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Formats plugins as text. */
final class PluginFormat {
    private PluginFormat() {}

    static String format(Plugin plugin) {
        String name = Plugins.name(plugin.getClass());
        RecordComponent[] components = plugin.getClass().getRecordComponents();
        if (components == null)
            throw new PluginException(plugin.getClass().getName() + " is not a record and can't be printed");
        if (components.length == 0) return name;
        return Arrays.stream(components)
                .map(component -> component.getName() + "=" + value(component, plugin))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static String value(RecordComponent component, Plugin plugin) {
        try {
            return value(component.getAccessor().invoke(plugin));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new PluginException(
                    "component " + component.getName() + " of "
                            + plugin.getClass().getName() + " can't be printed: " + e.getMessage(),
                    e);
        }
    }

    private static String value(Object value) {
        if (value instanceof Plugin plugin) return format(plugin);
        if (value instanceof List<?> list)
            return list.stream().map(PluginFormat::value).collect(Collectors.joining(", ", "[", "]"));
        if (value instanceof String text)
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        if (value instanceof Enum<?> constant) return camelCase(constant);
        if (value instanceof Float || value instanceof Double) return number((Number) value);
        if (value instanceof Integer || value instanceof Long || value instanceof Boolean) return value.toString();
        throw new IllegalArgumentException(
                "a " + (value == null ? "null" : value.getClass().getName())
                        + " has no text form; use numbers, booleans, texts, enums, plugins and lists of these");
    }

    /** FAN_IN becomes fanIn. */
    static String camelCase(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(java.util.Locale.ROOT).split("_");
        for (int i = 1; i < words.length; i++)
            words[i] = Character.toUpperCase(words[i].charAt(0)) + words[i].substring(1);
        return String.join("", words);
    }

    /** The shortest text that parses to the same bits, without an exponent where that is easier to read. */
    private static String number(Number number) {
        String text = number.toString();
        if (text.equals("-0.0")) return text;
        if (!Double.isFinite(number.doubleValue()))
            throw new IllegalArgumentException(text + " has no text form; only finite numbers have");
        BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale();
        return exponent > -7 && exponent < 10 ? decimal.toPlainString() : text;
    }
}
