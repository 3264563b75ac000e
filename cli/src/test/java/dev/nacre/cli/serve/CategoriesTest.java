package dev.nacre.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.data.FillMissing;
import dev.nacre.data.OneHot;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.tables.TableModel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features that are categories, and values that are missing. */
class CategoriesTest {
    private static final OneHot COLOURS = new OneHot(List.of(1), List.of(List.of("blue", "green", "red")));

    private PredictionServer server;

    /** Features size and colour, trained with a missing value or without. */
    static Model model(OneHot categories, boolean missing) {
        List<LayerSpec> layers = new ArrayList<>(List.of(categories, new Dense(2)));
        if (missing) layers.add(0, new FillMissing());
        Network network = new Network(new Sequential(layers), 2, 1);
        int number = categories.categories().get(0).size();
        FloatMatrix x = new FloatMatrix(2, number);
        for (int i = 0; i < number; i++) x.putColumn(i, new FloatMatrix(2, 1, 7 + i, i));
        for (Layer layer : network.layers()) if (layer instanceof Fittable preprocessing) preprocessing.fit(List.of(x));
        return new Model(network, new Mse(), List.of("size", "colour"), List.of(), Map.of());
    }

    private Client serve(Model model) throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = PredictionServer.start(new TableModel(model), address, new Limits());
        return new Client(server.address().getPort());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "2", "-1", "\"purple\"", "\"Red\"", "true"})
    void whatIsNoCategoryCountsAsNoneAndTheAnswerSaysSo(String value) throws Exception {
        Model model = model(COLOURS, false);

        HttpResponse<String> response = serve(model).predict("{\"row\": [5, " + value + "]}");

        assertThat(response.body()).isEqualTo(prediction(model, 5, -1).replace("}}", ",\"unknown\":[\"colour\"]}}"));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void aCategoryIsGivenByItsName() throws Exception {
        Model model = model(COLOURS, false);
        Client client = serve(model);
        for (String row : List.of("[5, \"red\"]", "[\"5.0\", \" red\"]", "{\"colour\": \"red\", \"size\": 5}"))
            assertThat(client.predict("{\"row\": " + row + "}").body()).isEqualTo(prediction(model, 5, 2));
        assertThat(client.predict("{\"row\": [\"red\", 2]}").body())
                .contains("row 0, feature size: \\\"red\\\" is not a number");
    }

    /** Not the index of one: "1" is the category with index 0. */
    @ParameterizedTest
    @CsvSource({"1,0", "1.0,0", "10e-1,0", "\"1\",0", "2,1", "\"2\",1", "16777217,2", "16777216,3"})
    void aNumberIsTheCategoryWithThatName(String value, int index) throws Exception {
        Model model = model(new OneHot(List.of(1), List.of(List.of("1", "2", "16777217", "16777216"))), false);

        assertThat(serve(model).predict("{\"row\": [5, " + value + "]}").body()).isEqualTo(prediction(model, 5, index));
    }

    private static String prediction(Model model, float... row) {
        return "{\"prediction\":{\"values\":"
                + Arrays.toString(model.predict(row)).replace(" ", "") + "}}";
    }

    @Test
    void theModelListsCategories() throws Exception {
        assertThat(serve(model(COLOURS, false)).get("/model").body())
                .contains("\"categories\":[[],[\"blue\",\"green\",\"red\"]],\"missing\":false");
    }

    /** Rows of a table are read so, too. */
    @ParameterizedTest
    @ValueSource(strings = {"[5, null]", "[5, \"\"]", "[5, \"?\"]", "{\"size\": 5, \"colour\": null}", "{\"size\": 5}"})
    void aMissingCategoryIsNoneOfThem(String row) throws Exception {
        for (boolean missing : new boolean[] {true, false}) {
            Model model = model(COLOURS, missing);
            assertThat(serve(model).predict("{\"row\": " + row + "}").body()).isEqualTo(prediction(model, 5, -1));
            server.close();
        }
    }

    @Test
    void aCategoryMayBeCalledNone() throws Exception {
        Model model = model(new OneHot(List.of(1), List.of(List.of("None", "other"))), false);
        assertThat(serve(model).predict("{\"row\": [5, \"None\"]}").body()).isEqualTo(prediction(model, 5, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null, \"green\"]", "[\"\", \"green\"]", "{\"colour\": \"green\"}"})
    void aMissingNumberIsFilledIfTheModelCan(String row) throws Exception {
        Model model = model(COLOURS, true);
        assertThat(serve(model).predict("{\"row\": " + row + "}").body()).isEqualTo(prediction(model, Float.NaN, 1));
        server.close();
        assertThat(serve(model(COLOURS, false))
                        .predict("{\"rows\": [[1, \"red\"], " + row + "]}")
                        .body())
                .isEqualTo("{\"error\":\"row 1, feature size: the value is missing, which this model does not take; "
                        + "give a number\"}");
    }

    @Test
    void longTextsOfARequestAreCutInMessages() throws Exception {
        Client client = serve(model(COLOURS, false));
        String text = "x".repeat(39) + "\ud83d\ude00".repeat(10_000);
        for (String row : List.of("{\"" + text + "\": 5}", "[\"" + text + "\", 5]"))
            assertThat(client.predict("{\"row\": " + row + "}").body())
                    .startsWith("{\"error\":\"row 0")
                    .contains("\"" + "x".repeat(39) + "…\\\"")
                    .hasSizeLessThan(300);
    }
}
