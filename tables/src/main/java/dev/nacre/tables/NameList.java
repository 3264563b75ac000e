package dev.nacre.tables;

import java.util.ArrayList;
import java.util.List;

/** Names as one text, a line for each, with {@code \\} before a backslash and {@code \n} for a line break. */
final class NameList {
    private NameList() {}

    static String format(List<String> names) {
        return String.join(
                "\n",
                names.stream()
                        .map(name -> name.replace("\\", "\\\\").replace("\n", "\\n"))
                        .toList());
    }

    /** An empty text is no name. */
    static List<String> parse(String text) {
        if (text.isEmpty()) return List.of();
        List<String> names = new ArrayList<>();
        for (String line : text.split("\n", -1)) names.add(unescaped(line));
        return names;
    }

    private static String unescaped(String line) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) name.append(line.charAt(++i) == 'n' ? '\n' : line.charAt(i));
            else name.append(c);
        }
        return name.toString();
    }
}
