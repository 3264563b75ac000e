package dev.nacre.report;

import java.util.Map;

/** What a {@link LiveServer} serves. Any thread may call it. */
interface LiveContent {
    /**
     * The parts of the page as they are now.
     *
     * @param last whether they are the last ones
     * @return id of an element → HTML, in the order of the page; one with a hyphen lies in the part before the hyphen
     */
    Map<String, String> parts(boolean last);

    /**
     * Does what the reader of the page asks for.
     *
     * @param action of a button
     * @param training its number
     * @param wanted whether a setting is to be on
     * @return a sentence that says what happens
     */
    String act(String action, int training, boolean wanted);
}
