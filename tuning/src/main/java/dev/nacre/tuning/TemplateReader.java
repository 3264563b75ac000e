package dev.nacre.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the ranges in a text, by recursive descent. */
final class TemplateReader {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final Set<String> NUMBERS = Set.of("log", "real", "int", "logInt");

    private final String setting;
    private final String text;
    private final List<Dimension> dimensions;
    private int next;
    private String key = "";

    TemplateReader(String setting, String text, List<Dimension> dimensions) {
        this.setting = setting;
        this.text = text;
        this.dimensions = dimensions;
    }

    Template read() {
        Template template = template(false);
        if (next < text.length()) throw error("unexpected closing bracket");
        return template;
    }

    /** Parses to the end or, inside a choice, to the comma or bracket that ends the alternative. */
    private Template template(boolean inside) {
        List<Template.Piece> pieces = new ArrayList<>();
        StringBuilder fixed = new StringBuilder();
        int depth = 0;
        while (next < text.length()) {
            char c = text.charAt(next);
            if (depth == 0 && (c == ')' || inside && c == ',')) break;
            if (c == '"') {
                fixed.append(quoted());
            } else if (Character.isJavaIdentifierStart(c)) {
                String word = word();
                boolean call = next < text.length() && text.charAt(next) == '(';
                if (call && (NUMBERS.contains(word) || word.equals("choice"))) {
                    pieces.add(new Template.Fixed(fixed.toString()));
                    fixed.setLength(0);
                    next++;
                    pieces.add(word.equals("choice") ? choice() : numbers(word));
                } else {
                    if (text.startsWith("=", next) || call) key = word;
                    fixed.append(word);
                }
            } else {
                if (c == '(' || c == '[') depth++;
                if (c == ')' || c == ']') depth--;
                fixed.append(c);
                next++;
            }
        }
        pieces.add(new Template.Fixed(fixed.toString()));
        return new Template(List.copyOf(pieces));
    }

    private String word() {
        Matcher matcher = WORD.matcher(text).region(next, text.length());
        if (!matcher.lookingAt()) return text.substring(next, ++next);
        next = matcher.end();
        return matcher.group();
    }

    private String quoted() {
        int start = next++;
        while (next < text.length() && text.charAt(next) != '"') next += text.charAt(next) == '\\' ? 2 : 1;
        next = Math.min(text.length(), next + 1);
        return text.substring(start, next);
    }

    private Template.Piece numbers(String word) {
        int end = text.indexOf(')', next);
        if (end < 0) throw error(word + " has no closing bracket");
        String[] ends = text.substring(next, end).split(",", -1);
        boolean whole = word.endsWith("nt");
        try {
            if (ends.length != 2) throw new IllegalArgumentException(word + " needs two numbers, not " + ends.length);
            double from = number(ends[0], whole);
            double to = number(ends[1], whole);
            Range range = new NumberRange(from, to, word.startsWith("log"), whole);
            next = end + 1;
            return new Template.Open(add(range), range);
        } catch (IllegalArgumentException e) {
            throw error(e.getMessage());
        }
    }

    private static double number(String text, boolean whole) {
        return whole ? Long.parseLong(text.strip()) : Double.parseDouble(text.strip());
    }

    private Template.Piece choice() {
        int dimension = add(null);
        List<Template> templates = new ArrayList<>();
        List<String> names = new ArrayList<>();
        do {
            int start = next;
            templates.add(template(true));
            names.add(text.substring(start, next).strip());
            if (next == text.length()) throw error("choice has no closing bracket");
        } while (text.charAt(next++) == ',');
        if (names.contains("")) throw error("choice has an empty alternative");
        dimensions.set(dimension, new Dimension(dimensions.get(dimension).name(), new ChoiceRange(names)));
        return new Template.Alternatives(dimension, templates);
    }

    /** Named by setting and key; if the name exists already, a number is appended. */
    private int add(Range range) {
        String name = key.isEmpty() ? setting : setting + "." + key;
        long same = dimensions.stream()
                .filter(d -> d.name().matches(Pattern.quote(name) + "( [0-9]+)?"))
                .count();
        dimensions.add(new Dimension(same == 0 ? name : name + " " + (same + 1), range));
        return dimensions.size() - 1;
    }

    private IllegalArgumentException error(String message) {
        return new IllegalArgumentException(setting + ", at position " + (next + 1) + " of '" + text + "': " + message);
    }
}
