# Figures of an article, each made again when its view, the data or the program has changed.
# usage: make -f scripts/examples/figures.mk [-j N] [FIGURES=folder] [DATA=file] [LANGS="en ja"]
DATA    ?= data/japan-smart-city.json
FIGURES ?= build/figures
LANGS   ?= en ja ko
VIEWS   ?= ministries society5
PROGRAM := $(shell command -v kakehashi)

figures := $(foreach view,$(VIEWS),$(foreach lang,$(LANGS),$(FIGURES)/$(view)-$(lang).svg))

.PHONY: all
all: $(figures) $(FIGURES)/bridges.tsv

# One rule a view, for $* holds the language. An output of kakehashi is whole or absent, so no
# .DELETE_ON_ERROR is needed for it.
define rule
$(FIGURES)/$(1)-%.svg: graphs/$(1).json $(DATA) $(PROGRAM) | $(FIGURES)
	kakehashi draw --quiet --view $$< --lang $$* $(DATA) -o $$@
endef
$(foreach view,$(VIEWS),$(eval $(call rule,$(view))))

$(FIGURES)/bridges.tsv: $(DATA) $(PROGRAM) | $(FIGURES)
	kakehashi bridges --quiet $(DATA) -o $@

$(FIGURES):
	mkdir -p $@
