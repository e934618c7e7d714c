"""StreamField blocks for long text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import expand_db_html, get_text_for_indexing

#: A value that is looked up when the text is read, such as a count or the status of a law.
LIVE_VALUE = "live-value"
#: What rich text may hold: meaning, never looks.
RICH_TEXT_FEATURES = ("h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link", LIVE_VALUE)


class RichTextBlock(blocks.RichTextBlock):
    """Rich text that is found by what it says, live values included."""

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return the words as a reader sees them today."""
        source = value.source
        shown = expand_db_html(source) if "<embed" in source else source
        return [get_text_for_indexing(shown)]


class QuoteBlock(blocks.StructBlock):
    """Words of somebody else, with who said them and where."""

    text = blocks.TextBlock(label=_("words"))
    attribution = blocks.CharBlock(label=_("who said it"), required=False)
    source_url = blocks.URLBlock(label=_("address of the source"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "foundation/blocks/quote.html"


class FigureBlock(blocks.StructBlock):
    """A picture with its caption."""

    image = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "foundation/blocks/figure.html"


class FileBlock(blocks.StructBlock):
    """A file for download."""

    document = DocumentChooserBlock(label=_("document"))
    label = blocks.CharBlock(label=_("label"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "foundation/blocks/file.html"


class SourcedPassageBlock(blocks.StructBlock):
    """A passage with the publication it rests on."""

    text = RichTextBlock(label=_("text"), features=RICH_TEXT_FEATURES)
    source_title = blocks.CharBlock(label=_("source"), required=False)
    source_url = blocks.URLBlock(label=_("address of the source"), required=False)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Passage with source")
        template = "foundation/blocks/sourced_passage.html"


class LongTextBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", template="foundation/blocks/heading.html"
    )
    text = RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)
    passage = SourcedPassageBlock()
    quote = QuoteBlock()
    figure = FigureBlock()
    file = FileBlock()
