#compdef cleaner
# Made by python -m cleaner.cli.manual from cleaner/cli/arguments.py; change that instead.

_cleaner() {
    local -a commands
    commands=(
        'clean:clean text to standard output (the default command)'
        'digest:a short and a long digest per article, a merged one per story'
        'merge:only the merged digests: one per story that several articles tell'
        'stories:which articles tell the same story'
        'explain:the page with what was removed, and why'
        'report:one HTML page to read: digests, sources, every removal'
        'batch:streams: JSON lines, WARC, folders; one line out per record in'
        'learn:remember which lines recur on the pages of a site, for --db'
        'rules:what the rules are: list, show CODE, test [FILE]'
        'completions:what bash, zsh or fish needs to complete this command'
    )
    local command=clean found=1
    if (( CURRENT > 2 && ${commands[(I)${words[2]}:*]} )); then
        command=${words[2]}
        shift words
        (( CURRENT-- ))
    elif (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then
        _describe -t commands command commands && found=0
        _files && found=0
        return found
    fi
    case $command in
        clean)
            _arguments -S \
                '*:file:_files' \
                '(-h --help)'{-h,--help}'[show this help message and exit]' \
                '(-i --input)'{-i+,--input=}'[what the input is: auto, text, html, or jsonl, warc, parquet, of which each record is a page (auto looks whether it is text or html)]:kind:(auto text html jsonl warc parquet)' \
                '--split=[several documents in one input, parted by MARK, such as '\''\\f'\'']:mark: ' \
                '--encoding=[charset of documents that are not UTF-8 (default: what they say, else detected)]:name: ' \
                '--url=[address of the page]:url: ' \
                '--lang=[language of the article, such as en or de]:code: ' \
                '--level=[how much to remove (default: balanced)]:level:(gentle balanced strict)' \
                '*--keep=[switch a rule or family off: a code, a name, or C1, C2, D4 ...]:rule: ' \
                '*--drop=[let a rule remove even where it is unsure]:rule: ' \
                '--db=[what cleaner learn knows of the site; needs the address of the page]:file:_files' \
                '--phrases=[your own chrome phrases, one a line; # begins a comment]:file:_files' \
                '--rules=[your own rules, a TOML file with \[\[rule\]\] tables]:file:_files' \
                '--fast[HTML: without trafilatura'\''s opinion, which takes two fifths of the time]' \
                '--origin=[plain text is a whole page with its menus, or what an extractor left (default: auto)]:origin:(auto page extracted)' \
                '(-f --format)'{-f+,--format=}'[text, md, json, jsonl (default: text)]:name:(text md json jsonl)' \
                '--links[HTML: say where links lead (in Markdown and JSON)]' \
                '(-o --output)'{-o+,--output=}'[write here instead; the file appears whole or not at all]:file:_files' \
                '--color=[colour on a terminal (default: auto, which honours NO_COLOR)]:color:(auto always never)' \
                '(-q --quiet)'{-q,--quiet}'[no warnings on standard error]' \
                '(-v --verbose)'{-v,--verbose}'[say on standard error what was done]'
            ;;
        digest)
            _arguments -S \
                '*:file:_files' \
                '(-h --help)'{-h,--help}'[show this help message and exit]' \
                '(-i --input)'{-i+,--input=}'[what the input is: auto, text, html, or jsonl, warc, parquet, of which each record is a page (auto looks whether it is text or html)]:kind:(auto text html jsonl warc parquet)' \
                '--field=[field of a record'\''s text (default: text, else html)]:name: ' \
                '--id-field=[field of its id (default: id)]:name: ' \
                '--url-field=[field of its address (default: url)]:name: ' \
                '--split=[several documents in one input, parted by MARK, such as '\''\\f'\'']:mark: ' \
                '--encoding=[charset of documents that are not UTF-8 (default: what they say, else detected)]:name: ' \
                '--url=[address of the page]:url: ' \
                '--lang=[language of the article, such as en or de]:code: ' \
                '--level=[how much to remove (default: balanced)]:level:(gentle balanced strict)' \
                '*--keep=[switch a rule or family off: a code, a name, or C1, C2, D4 ...]:rule: ' \
                '*--drop=[let a rule remove even where it is unsure]:rule: ' \
                '--db=[what cleaner learn knows of the site; needs the address of the page]:file:_files' \
                '--phrases=[your own chrome phrases, one a line; # begins a comment]:file:_files' \
                '--rules=[your own rules, a TOML file with \[\[rule\]\] tables]:file:_files' \
                '--fast[HTML: without trafilatura'\''s opinion, which takes two fifths of the time]' \
                '--origin=[plain text is a whole page with its menus, or what an extractor left (default: auto)]:origin:(auto page extracted)' \
                '--short=[short digest (default: 3s)]:budget: ' \
                '--long=[long digest; holds the short one, even where a share of a short article is less (default: 30%)]:budget: ' \
                '--merged=[merged digest (default: 200w)]:budget: ' \
                '--query=[digests about these words]:words: ' \
                '--since=[only sentences that no digest had before; FILE remembers them (SQLite)]:file:_files' \
                '--one-story[merge all articles, whatever stories they tell]' \
                '--method=[how sentences are ranked: auto, position, centroid, lexrank, sumy-lexrank ... (default: auto)]:name:(auto position centroid lexrank sumy-lexrank sumy-textrank sumy-lsa sumy-luhn sumy-kl sumy-sumbasic sumy-reduction sumy-edmundson)' \
                '(-f --format)'{-f+,--format=}'[text, md, json, jsonl (default: text)]:name:(text md json jsonl)' \
                '(-o --output)'{-o+,--output=}'[write here instead; the file appears whole or not at all]:file:_files' \
                '--color=[colour on a terminal (default: auto, which honours NO_COLOR)]:color:(auto always never)' \
                '(-q --quiet)'{-q,--quiet}'[no warnings on standard error]' \
                '(-v --verbose)'{-v,--verbose}'[say on standard error what was done]'
            ;;
        merge)
            _arguments -S \
                '*:file:_files' \
                '(-h --help)'{-h,--help}'[show this help message and exit]' \
                '(-i --input)'{-i+,--input=}'[what the input is: auto, text, html, or jsonl, warc, parquet, of which each record is a page (auto looks whether it is text or html)]:kind:(auto text html jsonl warc parquet)' \
                '--field=[field of a record'\''s text (default: text, else html)]:name: ' \
                '--id-field=[field of its id (default: id)]:name: ' \
                '--url-field=[field of its address (default: url)]:name: ' \
                '--split=[several documents in one input, parted by MARK, such as '\''\\f'\'']:mark: ' \
                '--encoding=[charset of documents that are not UTF-8 (default: what they say, else detected)]:name: ' \
                '--url=[address of the page]:url: ' \
                '--lang=[language of the article, such as en or de]:code: ' \
                '--level=[how much to remove (default: balanced)]:level:(gentle balanced strict)' \
                '*--keep=[switch a rule or family off: a code, a name, or C1, C2, D4 ...]:rule: ' \
                '*--drop=[let a rule remove even where it is unsure]:rule: ' \
                '--db=[what cleaner learn knows of the site; needs the address of the page]:file:_files' \
                '--phrases=[your own chrome phrases, one a line; # begins a comment]:file:_files' \
                '--rules=[your own rules, a TOML file with \[\[rule\]\] tables]:file:_files' \
                '--fast[HTML: without trafilatura'\''s opinion, which takes two fifths of the time]' \
                '--origin=[plain text is a whole page with its menus, or what an extractor left (default: auto)]:origin:(auto page extracted)' \
                '--merged=[merged digest (default: 200w)]:budget: ' \
                '--query=[digests about these words]:words: ' \
                '--since=[only sentences that no digest had before; FILE remembers them (SQLite)]:file:_files' \
                '--one-story[merge all articles, whatever stories they tell]' \
                '--method=[how sentences are ranked: auto, position, centroid, lexrank, sumy-lexrank ... (default: auto)]:name:(auto position centroid lexrank sumy-lexrank sumy-textrank sumy-lsa sumy-luhn sumy-kl sumy-sumbasic sumy-reduction sumy-edmundson)' \
                '(-f --format)'{-f+,--format=}'[text, md, json, jsonl (default: text)]:name:(text md json jsonl)' \
                '(-o --output)'{-o+,--output=}'[write here instead; the file appears whole or not at all]:file:_files' \
                '--color=[colour on a terminal (default: auto, which honours NO_COLOR)]:color:(auto always never)' \
                '(-q --quiet)'{-q,--quiet}'[no warnings on standard error]' \
                '(-v --verbose)'{-v,--verbose}'[say on standard error what was done]'
            ;;
        stories)
            _arguments -S \
                '*:file:_files' \
                '(-h --help)'{-h,--help}'[show this help message and exit]' \
                '(-i --input)'{-i+,--input=}'[what the input is: auto, text, html, or jsonl, warc, parquet, of which each record is a page (auto looks whether it is text or html)]:kind:(auto text html jsonl warc parquet)' \
                '--field=[field of a record'\''s text (default: text, else html)]:name: ' \
                '--id-field=[field of its id (default: id)]:name: ' \
                '--url-field=[field of its address (default: url)]:name: ' \
                '--split=[several documents in one input, parted by MARK, such as '\''\\f'\'']:mark: ' \
                '--encoding=[charset of documents that are not UTF-8 (default: what they say, else detected)]:name: ' \
                '--url=[address of the page]:url: ' \
                '--lang=[language of the article, such as en or de]:code: ' \
                '--level=[how much to remove (default: balanced)]:level:(gentle balanced strict)' \
                '*--keep=[switch a rule or family off: a code, a name, or C1, C2, D4 ...]:rule: ' \
                '*--drop=[let a rule remove even where it is unsure]:rule: ' \
                '--db=[what cleaner learn knows of the site; needs the address of the page]:file:_files' \
                '--phrases=[your own chrome phrases, one a line; # begins a comment]:file:_files' \
                '--rules=[your own rules, a TOML file with \[\[rule\]\] tables]:file:_files' \
                '--fast[HTML: without trafilatura'\''s opinion, which takes two fifths of the time]' \
                '--origin=[plain text is a whole page with its menus, or what an extractor left (default: auto)]:origin:(auto page extracted)' \
                '(-f --format)'{-f+,--format=}'[text, md, json, jsonl (default: text)]:name:(text md json jsonl)' \
                '(-o --output)'{-o+,--output=}'[write here instead; the file appears whole or not at all]:file:_files' \
                '--color=[colour on a terminal (default: auto, which honours NO_COLOR)]:color:(auto always never)' \
                '(-q --quiet)'{-q,--quiet}'[no warnings on standard error]' \
                '(-v --verbose)'{-v,--verbose}'[say on standard error what was done]'
            ;;
        explain)
            _arguments -S \
                '*:file:_files' \
                '(-h --help)'{-h,--help}'[show this help message and exit]' \
                '(-i --input)'{-i+,--input=}'[what the input is: auto, text, html, or jsonl, warc, parquet, of which each record is a page (auto looks whether it is text or html)]:kind:(auto text html jsonl warc parquet)' \
                '--field=[field of a record'\''s text (default: text, else html)]:name: ' \
                '--id-field=[field of its id (default: id)]:name: ' \
                '--url-field=[field of its address (default: url)]:name: ' \
                '--split=[several documents in one input, parted by MARK, such as '\''\\f'\'']:mark: ' \
                '--encoding=[charset of documents that are not UTF-8 (default: what they say, else detected)]:name: ' \
                '--url=[address of the page]:url: ' \
                '--lang=[language of the article, such as en or de]:code: ' \
                '--level=[how much to remove (default: balanced)]:level:(gentle balanced strict)' \
                '*--keep=[switch a rule or family off: a code, a name, or C1, C2, D4 ...]:rule: ' \
                '*--drop=[let a rule remove even where it is unsure]:rule: ' \
                '--db=[what cleaner learn knows of the site; needs the address of the page]:file:_files' \
                '--phrases=[your own chrome phrases, one a line; # begins a comment]:file:_files' \
                '--rules=[your own rules, a TOML file with \[\[rule\]\] tables]:file:_files' \
                '--fast[HTML: without trafilatura'\''s opinion, which takes two fifths of the time]' \
                '--origin=[plain text is a whole page with its menus, or what an extractor left (default: auto)]:origin:(auto page extracted)' \
                '(-f --format)'{-f+,--format=}'[text, md, json, jsonl (default: text)]:name:(text md json jsonl)' \
                '--digest[the short digest too, with the reason for each sentence (text)]' \
                '(-o --output)'{-o+,--output=}'[write here instead; the file appears whole or not at all]:file:_files' \
                '--color=[colour on a terminal (default: auto, which honours NO_COLOR)]:color:(auto always never)' \
                '(-q --quiet)'{-q,--quiet}'[no warnings on standard error]' \
                '(-v --verbose)'{-v,--verbose}'[say on standard error what was done]'
            ;;
        report)
            _arguments -S \
                '*:file:_files' \
                '(-h --help)'{-h,--help}'[show this help message and exit]' \
                '(-i --input)'{-i+,--input=}'[what the input is: auto, text, html, or jsonl, warc, parquet, of which each record is a page (auto looks whether it is text or html)]:kind:(auto text html jsonl warc parquet)' \
                '--field=[field of a record'\''s text (default: text, else html)]:name: ' \
                '--id-field=[field of its id (default: id)]:name: ' \
                '--url-field=[field of its address (default: url)]:name: ' \
                '--split=[several documents in one input, parted by MARK, such as '\''\\f'\'']:mark: ' \
                '--encoding=[charset of documents that are not UTF-8 (default: what they say, else detected)]:name: ' \
                '--url=[address of the page]:url: ' \
                '--lang=[language of the article, such as en or de]:code: ' \
                '--level=[how much to remove (default: balanced)]:level:(gentle balanced strict)' \
                '*--keep=[switch a rule or family off: a code, a name, or C1, C2, D4 ...]:rule: ' \
                '*--drop=[let a rule remove even where it is unsure]:rule: ' \
                '--db=[what cleaner learn knows of the site; needs the address of the page]:file:_files' \
                '--phrases=[your own chrome phrases, one a line; # begins a comment]:file:_files' \
                '--rules=[your own rules, a TOML file with \[\[rule\]\] tables]:file:_files' \
                '--fast[HTML: without trafilatura'\''s opinion, which takes two fifths of the time]' \
                '--origin=[plain text is a whole page with its menus, or what an extractor left (default: auto)]:origin:(auto page extracted)' \
                '--short=[short digest (default: 3s)]:budget: ' \
                '--long=[long digest; holds the short one, even where a share of a short article is less (default: 30%)]:budget: ' \
                '--merged=[merged digest (default: 200w)]:budget: ' \
                '--query=[digests about these words]:words: ' \
                '--since=[only sentences that no digest had before; FILE remembers them (SQLite)]:file:_files' \
                '--one-story[merge all articles, whatever stories they tell]' \
                '--method=[how sentences are ranked: auto, position, centroid, lexrank, sumy-lexrank ... (default: auto)]:name:(auto position centroid lexrank sumy-lexrank sumy-textrank sumy-lsa sumy-luhn sumy-kl sumy-sumbasic sumy-reduction sumy-edmundson)' \
                '(-o --output)'{-o+,--output=}'[write here instead; the file appears whole or not at all]:file:_files' \
                '--color=[colour on a terminal (default: auto, which honours NO_COLOR)]:color:(auto always never)' \
                '(-q --quiet)'{-q,--quiet}'[no warnings on standard error]' \
                '(-v --verbose)'{-v,--verbose}'[say on standard error what was done]'
            ;;
        batch)
            _arguments -S \
                '*:in:_files' \
                '(-h --help)'{-h,--help}'[show this help message and exit]' \
                '(-i --input)'{-i+,--input=}'[what the input is: auto, jsonl, warc, parquet, text, html (auto looks at names and first bytes)]:kind:(auto jsonl warc parquet text html)' \
                '--field=[field of a record'\''s text (default: text, else html)]:name: ' \
                '--id-field=[field of its id (default: id)]:name: ' \
                '--url-field=[field of its address (default: url)]:name: ' \
                '--max-bytes=[longest record, such as 50M; a longer one is an error (default: 50M)]:n: ' \
                '--encoding=[charset of documents that are not UTF-8 (default: what they say, else detected)]:name: ' \
                '--lang=[language of all records, such as en or de]:code: ' \
                '--into=[field that is added; all others stay as they are (default: cleaned)]:name: ' \
                '--page-text=[add the text that offsets point into: where the record does not hold it (HTML, files of a folder, archives), always or never (default: auto)]:page-text:(auto always never)' \
                '--digest=[digests to make in the same pass: short, long or short,long]:kinds:(short long short,long)' \
                '--short=[short digest (default: 3s)]:budget: ' \
                '--long=[long digest; holds the short one, even where a share of a short article is less (default: 30%)]:budget: ' \
                '--query=[digests about these words]:words: ' \
                '--method=[how sentences are ranked: auto, position, centroid, lexrank, sumy-lexrank ... (default: auto)]:name:(auto position centroid lexrank sumy-lexrank sumy-textrank sumy-lsa sumy-luhn sumy-kl sumy-sumbasic sumy-reduction sumy-edmundson)' \
                '--repeats=[remove paragraphs that an earlier record has; FILE keeps which those are, for later runs too]:file:_files' \
                '--workers=[processes; the output is the same with any number (default: 1)]:n: ' \
                '--timeout=[most time for one record; after that it is an error]:seconds: ' \
                '--resume[go on where an interrupted run with the same -o ended]' \
                '(-o --output)'{-o+,--output=}'[write here; grows as FILE.part and takes its name at the end; a folder, DIR/, gets shards]:file:_files' \
                '(-f --format)'{-f+,--format=}'[one JSON object a line, or rows as they came with a column of results; Parquet needs Parquet inputs (default: by the ending of -o)]:format:(jsonl parquet)' \
                '--links[HTML: say where links lead (in Markdown and JSON)]' \
                '--errors=[write the error lines here too]:file:_files' \
                '(-q --quiet)'{-q,--quiet}'[no progress and no summary on standard error]' \
                '(-v --verbose)'{-v,--verbose}'[say every failed record on standard error]' \
                '--level=[how much to remove (default: balanced)]:level:(gentle balanced strict)' \
                '*--keep=[switch a rule or family off: a code, a name, or C1, C2, D4 ...]:rule: ' \
                '*--drop=[let a rule remove even where it is unsure]:rule: ' \
                '--db=[what cleaner learn knows of the site; needs the address of the page]:file:_files' \
                '--phrases=[your own chrome phrases, one a line; # begins a comment]:file:_files' \
                '--rules=[your own rules, a TOML file with \[\[rule\]\] tables]:file:_files' \
                '--fast[HTML: without trafilatura'\''s opinion, which takes two fifths of the time]' \
                '--origin=[plain text is a whole page with its menus, or what an extractor left (default: auto)]:origin:(auto page extracted)'
            ;;
        learn)
            _arguments -S \
                '*:in:_files' \
                '(-h --help)'{-h,--help}'[show this help message and exit]' \
                '(-i --input)'{-i+,--input=}'[what the input is: auto, jsonl, warc, parquet, text, html (auto looks at names and first bytes)]:kind:(auto jsonl warc parquet text html)' \
                '--field=[field of a record'\''s text (default: text, else html)]:name: ' \
                '--id-field=[field of its id (default: id)]:name: ' \
                '--url-field=[field of its address (default: url)]:name: ' \
                '--max-bytes=[longest record, such as 50M; a longer one is an error (default: 50M)]:n: ' \
                '--encoding=[charset of documents that are not UTF-8 (default: what they say, else detected)]:name: ' \
                '--lang=[language of all records, such as en or de]:code: ' \
                '--db=[file of the site memory; made when there is none]:file:_files' \
                '--host=[host of all pages (default: from each page'\''s address)]:name: ' \
                '*--merge=[add what another site memory knows]:file:_files' \
                '--days=[forget pages that were learned longer ago]:n: ' \
                '--dry-run[write nothing; show the lines that would count as chrome of their site]' \
                '(-q --quiet)'{-q,--quiet}'[no summary on standard error]'
            ;;
        rules)
            _arguments -S \
                '1:action:(list show test)' \
                '*:name: ' \
                '(-h --help)'{-h,--help}'[show this help message and exit]' \
                '--lang=[list: phrases and words of this language; common: what all share]:code: ' \
                '--db=[list: what this site memory knows, one line of a site a row]:file:_files' \
                '(-f --format)'{-f+,--format=}'[text, json, jsonl (default: text)]:name:(text md json jsonl)' \
                '(-o --output)'{-o+,--output=}'[write here instead; the file appears whole or not at all]:file:_files' \
                '--color=[colour on a terminal (default: auto, which honours NO_COLOR)]:color:(auto always never)' \
                '(-q --quiet)'{-q,--quiet}'[no warnings on standard error]' \
                '(-v --verbose)'{-v,--verbose}'[say on standard error what was done]'
            ;;
        completions)
            _arguments -S \
                '1:shell:(bash zsh fish)' \
                '(-h --help)'{-h,--help}'[show this help message and exit]'
            ;;
    esac
}

if [[ ${funcstack[1]} == _cleaner ]]; then _cleaner "$@"; else compdef _cleaner cleaner; fi
