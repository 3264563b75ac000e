package dev.nacre.plugin;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses plugins from text, by recursive descent. */
final class PluginParser {
    private static final int DEEPEST = 100;

    /**
     * Layers take far more memory than their text, so the number of elements is limited: a small file must not use up
     * the memory.
     */
    private static final int MOST_ELEMENTS = 20_000;

    private final PluginLexer words;
    private final Catalogue catalogue;
    private int depth;
    private int elements;

    PluginParser(String text, Catalogue catalogue) {
        this.words = new PluginLexer(text);
        this.catalogue = catalogue;
    }

    <P extends Plugin> P parse(Class<P> kind) {
        P plugin = plugin(kind);
        if (!words.at("")) throw words.error("expected the end, not " + words.shown(), words.position);
        return plugin;
    }

    private <P extends Plugin> P plugin(Class<P> kind) {
        if (++depth > DEEPEST) throw words.error("nested deeper than " + DEEPEST, words.position);
        int start = words.position;
        if (!words.isName())
            throw words.error("expected the name of " + article(kindName(kind)) + ", not " + words.shown(), start);
        String name = words.word;
        P defaults = find(kind, name, start);
        words.advance();
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        if (words.at("(")) arguments(name, components, values);
        depth--;
        return kind.cast(make(defaults, components, values, start));
    }

    private <P extends Plugin> P find(Class<P> kind, String name, int position) {
        P found = catalogue.get(kind, name);
        if (found != null) return found;
        String remedy = KnownPlugins.remedy(name, kind, catalogue.loaders(kind));
        if (remedy.isEmpty())
            remedy = SimilarNames.remedy(name, kind, catalogue.all(kind).keySet());
        List<String> problems = catalogue.problems(kind);
        throw words.error(
                "unknown " + kindName(kind) + ": " + name + remedy
                        + (problems.isEmpty() ? "" : ". Can't be used: " + String.join("; ", problems)),
                position);
    }

    private static String kindName(Class<?> kind) {
        return Plugins.name(kind).replaceFirst("Spec$", "");
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private void arguments(String plugin, RecordComponent[] components, Object[] values) {
        words.advance();
        Set<String> given = new HashSet<>();
        while (!words.at(")")) {
            int start = words.position;
            int index;
            if (words.isKey()) {
                String key = words.word;
                index = index(components, key);
                if (index < 0) throw words.error(plugin + " has no " + key + "; it has " + names(components), start);
                words.advance();
                words.expect("=");
            } else if (given.isEmpty() && components.length > 0) {
                index = 0;
            } else {
                throw words.error(
                        "only the first argument may leave out its key; " + plugin + " has " + names(components),
                        start);
            }
            String key = components[index].getName();
            if (!given.add(key)) throw words.error(plugin + " has " + key + " twice", start);
            values[index] = value(components[index].getGenericType(), plugin + "'s " + key);
            words.advanceTo(")");
        }
        words.advance();
    }

    private static int index(RecordComponent[] components, String key) {
        for (int i = 0; i < components.length; i++) if (components[i].getName().equals(key)) return i;
        return -1;
    }

    private static String names(RecordComponent[] components) {
        return components.length == 0
                ? "no arguments"
                : Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", "));
    }

    private Object value(Type type, String what) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class)
            return list(list.getActualTypeArguments()[0], what);
        if (!(type instanceof Class<?> simple))
            throw words.error(what + " has a type that has no text form", words.position);
        if (Plugin.class.isAssignableFrom(simple)) return plugin(simple.asSubclass(Plugin.class));
        // a list's elements have the boxed type
        Class<?> plain = MethodType.methodType(simple).unwrap().returnType();
        Object value = simple.isEnum() ? constant(simple, what) : Scalars.read(plain, words, what);
        words.advance();
        return value;
    }

    private List<Object> list(Type element, String what) {
        words.expect("[");
        List<Object> values = new ArrayList<>();
        while (!words.at("]")) {
            if (element != String.class && ++elements > MOST_ELEMENTS)
                throw words.error("more than " + MOST_ELEMENTS + " elements of lists in one text", words.position);
            values.add(value(element, what));
            words.advanceTo("]");
        }
        words.advance();
        return values;
    }

    private Object constant(Class<?> type, String what) {
        List<String> choices = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String name = PluginFormat.camelCase((Enum<?>) constant);
            if (words.at(name)) return constant;
            choices.add(name);
        }
        throw words.error(
                what + " must be one of " + String.join(", ", choices) + ", not " + words.shown(), words.position);
    }

    /** Arguments that are not given come from the default instance; the canonical constructor validates all of them. */
    private Object make(Plugin defaults, RecordComponent[] components, Object[] values, int position) {
        try {
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                if (values[i] == null) values[i] = components[i].getAccessor().invoke(defaults);
            }
            return defaults.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw words.error(
                    Plugins.name(defaults.getClass()) + ": " + e.getCause().getMessage(), position);
        } catch (ReflectiveOperationException e) {
            throw words.error(
                    defaults.getClass().getName() + " can't be made: " + e + "; is the record public?", position);
        }
    }
}
