import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validates PDF files with veraPDF: {@code VeraPdf FLAVOURS FILE...}, such as {@code 3a,ua1 report.pdf}.
 * Prints a line for each failed rule, then one for each file and flavour. The profiles are read here, because the
 * archive that holds them comes without the library that veraPDF reads them with.
 */
public final class VeraPdf {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            ValidationProfile profile = read(flavour, name.startsWith("ua") ? "PDFUA-" + name.substring(2)
                    : "PDFA-" + name.toUpperCase());
            for (int i = 1; i < arguments.length; i++) {
                validate(arguments[i], name, flavour, profile);
            }
        }
    }

    private static void validate(String path, String name, PDFAFlavour flavour, ValidationProfile profile)
            throws Exception {
        try (InputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = ValidatorFactory.createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    RuleId rule = assertion.getRuleId();
                    System.out.println(String.join("\t", "failed", path, name,
                            rule.getClause() + "-" + rule.getTestNumber(), String.valueOf(assertion.getMessage())));
                }
            }
            System.out.println(String.join("\t", result.isCompliant() ? "valid" : "invalid", path, name,
                    String.valueOf(result.getTotalAssertions())));
        }
    }

    private static ValidationProfile read(PDFAFlavour flavour, String file) throws Exception {
        String path = "/org/verapdf/pdfa/validation/" + file + ".xml";
        Element root;
        try (InputStream stream = PDFAFlavour.class.getResourceAsStream(path)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : all(root, "rule")) {
            Element id = all(rule, "id").get(0);
            Element error = all(rule, "error").get(0);
            List<ErrorArgument> values = new ArrayList<>();
            for (Element argument : all(error, "argument")) {
                values.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), argument.getTextContent(), null));
            }
            ErrorDetails details = Profiles.errorFromValues(text(error, "message"), values);
            rules.add(Profiles.ruleFromValues(
                    Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                    rule.getAttribute("object"), Boolean.valueOf(rule.getAttribute("deferred")),
                    rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"), details,
                    new ArrayList<>()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        if (rules.isEmpty()) {
            throw new IllegalStateException("no rule in " + path);
        }
        return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues(file, file, "veraPDF",
                new Date(0)), "", rules, variables);
    }

    private static List<Element> all(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String text(Element parent, String tag) {
        return all(parent, tag).get(0).getTextContent();
    }
}
